package dev.holdfast.e2e.month;

import dev.holdfast.e2e.month.Happening.Cancelled;
import dev.holdfast.e2e.month.Happening.Decided;
import dev.holdfast.e2e.month.Happening.Travelled;
import dev.holdfast.e2e.month.Happening.Wished;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What happens in one month, by a seed. Two bookings never want the same time. */
final class Script {

    static final int CLIENTS = 5;
    static final int BOOKINGS = 20;
    static final int MINUTES = 30;
    static final List<Integer> USUAL = List.of(1440, 60);

    private static final List<ZoneId> ZONES =
            List.of(Month.NORTH, Month.SOUTH, ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata"));

    /** Far enough apart that quiet hours never bring two of them together. */
    private static final List<List<Integer>> WISHES =
            List.of(List.of(1440, 60), List.of(60), List.of(2880, 1440), List.of(2880, 60), List.of());

    private static final Duration GRID = Duration.ofMinutes(5);
    private static final Duration APART = Duration.ofHours(1);
    private static final int FATES = 8;

    /** How many minutes before its start a booking is made, at most. */
    private static final int MOST_AHEAD = 4 * 1440 - 60;

    private final Month month;
    private final Random random;
    private final List<Instant> taken = new ArrayList<>();
    private final List<Happening> all = new ArrayList<>();

    Script(Month month, long seed) {
        this.month = month;
        this.random = new Random(seed);
        IntStream.range(0, BOOKINGS).forEach(this::life);
        for (int client = 0; client < CLIENTS; client++) {
            all.add(new Travelled(moment(), client, ZONES.get(random.nextInt(ZONES.size()))));
            all.add(new Wished(moment(), client, WISHES.get(random.nextInt(WISHES.size()))));
        }
        all.sort(Comparator.comparing(Happening::at));
    }

    /** Where a client is at the beginning. */
    static ZoneId home(int client) {
        return ZONES.get(client % ZONES.size());
    }

    /** In the order of time. */
    List<Happening> happenings() {
        return List.copyOf(all);
    }

    /** Each fate occurs several times: most bookings stay as they are, some move or end, and of what staff book some was a slip. */
    private void life(int booking) {
        int client = random.nextInt(CLIENTS);
        Instant start = free(start(booking));
        Instant made = start.minus(Duration.ofMinutes(30L + random.nextInt(MOST_AHEAD)));
        int fate = booking % FATES;
        boolean byStaff = fate >= 4;
        all.add(new Decided(made, client, booking, 1, start, byStaff));
        Instant later = between(made.plus(Duration.ofMinutes(5)), start);
        Instant atOnce = made.plus(Duration.ofMinutes(1));
        switch (fate) {
            case 1, 4 -> all.add(new Decided(later, client, booking, 2, free(moved(start)), byStaff));
            case 2, 5 -> all.add(new Cancelled(later, client, booking, 2, byStaff));
            case 6 -> all.add(new Decided(atOnce, client, booking, 2, free(moved(start)), byStaff));
            case 7 -> all.add(new Cancelled(atOnce, client, booking, 2, byStaff));
            default -> {}
        }
    }

    /** Every third booking is on a day after the clocks changed. */
    private Instant start(int booking) {
        if (booking % 3 == 0) {
            List<Instant> changes = month.changes();
            return changes.get(booking / 3 % changes.size()).plus(GRID.multipliedBy(random.nextInt(288)));
        }
        return moment().plus(Duration.ofDays(3));
    }

    private Instant moved(Instant start) {
        return start.plus(GRID.multipliedBy(random.nextInt(600)));
    }

    private Instant free(Instant wanted) {
        Instant start = wanted;
        while (isTaken(start)) {
            start = start.plus(GRID);
        }
        taken.add(start);
        return start;
    }

    private boolean isTaken(Instant start) {
        return taken.stream()
                .anyMatch(other -> Duration.between(other, start).abs().compareTo(APART) < 0);
    }

    /** Somewhen from the second day on, with room for the days before a booking and after a move. */
    private Instant moment() {
        return month.begin()
                .plus(Duration.ofDays(2))
                .plus(GRID.multipliedBy(random.nextInt((int) (Month.LENGTH.toDays() - 9) * 288)));
    }

    private Instant between(Instant from, Instant to) {
        int minutes = (int) Duration.between(from, to).toMinutes();
        return from.plus(Duration.ofMinutes(random.nextInt(minutes - 1)));
    }
}
