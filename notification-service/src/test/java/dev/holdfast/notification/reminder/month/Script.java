package dev.holdfast.notification.reminder.month;

import dev.holdfast.notification.reminder.month.Happening.Cancelled;
import dev.holdfast.notification.reminder.month.Happening.Decided;
import dev.holdfast.notification.reminder.month.Happening.Travelled;
import dev.holdfast.notification.reminder.month.Happening.Wished;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What happens in one month, by a seed: the clocks change in it in America, in Europe and on Lord Howe Island. Far enough in the future
 * that nothing in it is ever over by the real clock.
 *
 * @param run makes the names of clients and bookings, of which no other run knows
 */
record Script(String run, long seed) {

    static final Instant BEGIN = Instant.parse("2041-03-05T00:00:00Z");
    static final int DAYS = 36;
    static final List<Integer> USUAL = List.of(1440, 60);

    private static final int CLIENTS = 6;
    private static final int BOOKINGS = 24;
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"));
    /** Far enough apart that quiet hours never bring two of them together. */
    private static final List<List<Integer>> WISHES =
            List.of(List.of(1440, 60), List.of(60), List.of(2880, 1440), List.of(2880, 60), List.of());

    String client(int number) {
        return "us_" + run + number;
    }

    List<String> clients() {
        return IntStream.range(0, CLIENTS).mapToObj(this::client).toList();
    }

    /** Where a client is at the beginning. */
    static ZoneId home(String client) {
        return ZONES.get(client.charAt(client.length() - 1) % ZONES.size());
    }

    /** In the order of time; at most one thing a minute. */
    List<Happening> happenings() {
        var random = new Random(seed);
        List<Happening> all = new ArrayList<>();
        IntStream.range(0, BOOKINGS).forEach(number -> life(number, random, all));
        for (int i = 0; i < CLIENTS; i++) {
            all.add(new Travelled(moment(random), client(i), ZONES.get(random.nextInt(ZONES.size()))));
            all.add(new Wished(moment(random), client(i), WISHES.get(random.nextInt(WISHES.size()))));
        }
        all.sort(Comparator.comparing(Happening::at));
        return all;
    }

    private void life(int number, Random random, List<Happening> all) {
        String client = client(random.nextInt(CLIENTS));
        String booking = "bk_" + run + number;
        Instant start = moment(random).plus(Duration.ofDays(4));
        Instant made = before(start, random);
        all.add(new Decided(made, client, booking, 1, start));
        int fate = random.nextInt(10);
        Instant changed = between(made, start, random);
        if (fate < 3) {
            all.add(new Decided(changed, client, booking, 2, start.plus(Duration.ofMinutes(5L * random.nextInt(600)))));
        } else if (fate < 5) {
            all.add(new Cancelled(changed, client, booking, 2));
        }
    }

    private static Instant moment(Random random) {
        return BEGIN.plus(Duration.ofMinutes(5L * random.nextInt((DAYS - 10) * 288)));
    }

    private static Instant before(Instant start, Random random) {
        return start.minus(Duration.ofMinutes(30 + random.nextInt(4 * 1440 - 60)));
    }

    private static Instant between(Instant from, Instant to, Random random) {
        return from.plus(Duration.ofMinutes(
                1 + random.nextInt((int) Duration.between(from, to).toMinutes() - 1)));
    }
}
