package dev.holdfast.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.Timing;
import dev.holdfast.booking.schedule.Closure;
import dev.holdfast.booking.schedule.DayRange;
import dev.holdfast.booking.schedule.Schedule;
import dev.holdfast.booking.schedule.ScheduleFixture;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** The finder and the oracle agree about everything, above all in the nights in which clocks are put forward and back. */
class SlotFinderPropertyTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** Changes by an hour, by half of one, at midnight, by a whole day, and none at all; where one is near. */
    private static final List<Night> NIGHTS = List.of(
            new Night("Europe/Berlin", "2027-03-28T01:00:00Z"),
            new Night("Europe/Berlin", "2027-10-31T01:00:00Z"),
            new Night("America/New_York", "2027-03-14T07:00:00Z"),
            new Night("America/New_York", "2027-11-07T06:00:00Z"),
            new Night("Australia/Lord_Howe", "2027-10-02T15:30:00Z"),
            new Night("Australia/Lord_Howe", "2027-04-03T15:00:00Z"),
            new Night("America/Santiago", "2027-09-05T04:00:00Z"),
            new Night("America/Santiago", "2027-04-04T03:00:00Z"),
            new Night("America/St_Johns", "2008-11-02T02:31:00Z"), // one minute past midnight: yesterday comes back
            new Night("Pacific/Apia", "2011-12-30T10:00:00Z"), // no such day
            new Night("Asia/Kathmandu", "2027-01-03T18:15:00Z"),
            new Night("UTC", "2027-01-04T00:00:00Z"));

    private record Night(String zone, String change) {}

    private record Story(
            Schedule schedule,
            Timing timing,
            BookingRules rules,
            Occupied occupied,
            Instant now,
            Instant from,
            Instant to) {}

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void findsWhatTheOracleFinds(@ForAll long seed) {
        Story story = story(new Random(seed));

        List<Slot> found = new SlotFinder(
                        story.schedule(), story.timing(), story.rules(), story.occupied(), story.now())
                .between(story.from(), story.to());

        List<Instant> expected = new SlotOracle(
                        story.schedule(), story.timing(), story.rules(), story.occupied(), story.now())
                .starts(story.from(), story.to());
        assertThat(found).as("%s", story).extracting(Slot::startsAt).isEqualTo(expected);
        assertThat(found).allSatisfy(slot -> assertThat(Duration.between(slot.startsAt(), slot.endsAt()))
                .isEqualTo(Duration.ofMinutes(story.timing().durationMinutes())));
        Statistics.collect(expected.isEmpty() ? "nothing is free" : "something is free");
        Statistics.coverage(coverage -> coverage.check("something is free").percentage(share -> share > 40.0));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void aStartIsFreeExactlyWhenItIsFound(@ForAll long seed) {
        Random random = new Random(seed);
        Story story = story(random);
        SlotFinder finder =
                new SlotFinder(story.schedule(), story.timing(), story.rules(), story.occupied(), story.now());
        List<Instant> found = finder.between(story.from(), story.to()).stream()
                .map(Slot::startsAt)
                .toList();

        for (int i = 0; i < 20; i++) {
            Instant start = found.isEmpty() || random.nextBoolean()
                    ? story.from().plus(FIVE_MINUTES.multipliedBy(random.nextInt(12 * 24)))
                    : found.get(random.nextInt(found.size()));
            boolean within = !start.isBefore(story.from()) && start.isBefore(story.to());
            assertThat(finder.isFree(start) && within).isEqualTo(found.contains(start));
            assertThat(finder.obstacle(start) == null).isEqualTo(finder.isFree(start));
        }
    }

    private static Story story(Random random) {
        Night night = NIGHTS.get(random.nextInt(NIGHTS.size()));
        Instant change = Instant.parse(night.change());
        Instant from = change.minusSeconds(random.nextInt(2 * 86_400));
        Instant to = from.plusSeconds(random.nextInt(3 * 86_400));
        Instant now = random.nextInt(3) == 0
                ? from.plusSeconds(random.nextInt(86_400))
                : from.minusSeconds(random.nextInt(3 * 86_400));
        return new Story(
                schedule(random, night.zone(), change),
                timing(random),
                rules(random),
                occupied(random, from),
                now,
                from,
                to);
    }

    private static Schedule schedule(Random random, String zone, Instant around) {
        Map<DayOfWeek, List<DayRange>> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, ranges(random));
        }
        LocalDate date = LocalDate.ofInstant(around, ZoneId.of(zone)).plusDays(random.nextInt(3) - 1);
        Map<LocalDate, List<DayRange>> overrides = random.nextInt(4) == 0 ? Map.of(date, ranges(random)) : Map.of();
        List<Closure> closures = random.nextInt(8) == 0
                ? List.of(new Closure(date.plusDays(1), date.plusDays(1 + random.nextInt(2)), null))
                : List.of();
        return ScheduleFixture.of(zone, week, overrides, closures);
    }

    /** Up to four ranges without overlaps, often around the hours in which clocks are changed, often up to midnight. */
    private static List<DayRange> ranges(Random random) {
        List<DayRange> ranges = new ArrayList<>();
        int at = random.nextInt(3) == 0 ? 0 : 5 * random.nextInt(60);
        while (at < 1440 && ranges.size() < 4) {
            int end = random.nextInt(3) == 0 ? 1440 : Math.min(1440, at + 5 + 5 * random.nextInt(100));
            ranges.add(new DayRange(at, end));
            at = end + 5 * random.nextInt(20) * random.nextInt(2);
        }
        return ranges;
    }

    private static Timing timing(Random random) {
        return new Timing(
                5 + 5 * random.nextInt(random.nextInt(5) == 0 ? 100 : 18),
                5 * random.nextInt(6) * random.nextInt(2),
                5 * random.nextInt(6) * random.nextInt(2));
    }

    private static BookingRules rules(Random random) {
        return new BookingRules(
                random.nextInt(3) * random.nextInt(700),
                random.nextInt(6),
                random.nextInt(3) == 0 ? 1 + random.nextInt(3) : null,
                random.nextInt(3) == 0 ? 1 + random.nextInt(6) : null,
                5 * (1 + random.nextInt(random.nextBoolean() ? 4 : 30)),
                0,
                0);
    }

    private static Occupied occupied(Random random, Instant from) {
        List<BusySpan> busy = new ArrayList<>();
        List<Instant> counted = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            Instant start = from.plusSeconds(random.nextInt(5 * 86_400) - 86_400L);
            Instant onGrid = Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), 300) * 300);
            Instant begins = random.nextInt(4) == 0 ? start : onGrid;
            busy.add(new BusySpan(
                    begins, begins.plusSeconds(random.nextInt(4) == 0 ? 1 : 300L * (1 + random.nextInt(40)))));
            counted.add(begins);
        }
        return new Occupied(busy, counted, List.of());
    }
}
