package dev.holdfast.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.notification.preference.Lead;
import dev.holdfast.notification.preference.Preference;
import dev.holdfast.notification.preference.QuietHours;
import dev.holdfast.notification.reminder.Reminders.Verdict;
import dev.holdfast.notification.template.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

class RemindersTest {

    private static final Instant START = Instant.parse("2027-01-14T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2027-01-01T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    @Example
    void aDayAndAnHourBeforeOrALittleEarlier() {
        List<Reminder> planned = usual(START, LONG_AGO).planned();

        assertThat(planned).extracting(Reminder::minutesBefore).containsExactly(1440, 60);
        assertThat(planned.getFirst().at())
                .isBetween(START.minus(Duration.ofMinutes(1450)), START.minus(Duration.ofMinutes(1440)));
        assertThat(planned.getLast().at())
                .isBetween(START.minus(Duration.ofMinutes(62)), START.minus(Duration.ofMinutes(60)));
    }

    @Example
    void bookingsOfOneHourAreSpread() {
        long instants = IntStream.range(0, 500)
                .mapToObj(i -> reminders("bk_" + i, START, LONG_AGO, Preference.USUAL, ZoneOffset.UTC)
                        .at(1440))
                .distinct()
                .count();

        assertThat(instants).isGreaterThan(300);
    }

    @Example
    void whatLiesBeforeTheDecisionWasSaidByIt() {
        assertThat(usual(START, START.minus(Duration.ofHours(5))).planned())
                .extracting(Reminder::minutesBefore)
                .containsExactly(60);
        assertThat(usual(START, START.minus(Duration.ofMinutes(30))).planned()).isEmpty();
    }

    @Example
    void whatIsNewlyWishedIsNotOwedForThePast() {
        Instant now = START.minus(Duration.ofHours(30));
        var wish = new Preference(List.of(new Lead(2880, now), new Lead(60, now)), null, Language.USUAL);

        assertThat(of(wish).planned()).extracting(Reminder::minutesBefore).containsExactly(60);
    }

    @Example
    void whatWasWishedAllAlongIsOwedThoughItsTimeIsOver() {
        var wish = new Preference(
                List.of(new Lead(120, LONG_AGO)),
                new QuietHours(LocalTime.of(8, 0), LocalTime.of(11, 0)),
                Language.USUAL);

        Reminder planned = of(wish).planned().getFirst();

        assertThat(planned.at())
                .isBetween(Instant.parse("2027-01-14T07:55:00Z"), Instant.parse("2027-01-14T08:00:00Z"));
    }

    @Example
    void remindersThatFallTogetherAreOne() {
        var wish = new Preference(
                List.of(new Lead(180, LONG_AGO), new Lead(120, LONG_AGO), new Lead(10, LONG_AGO)),
                new QuietHours(LocalTime.of(8, 0), LocalTime.of(11, 0)),
                Language.USUAL);

        assertThat(of(wish).planned()).extracting(Reminder::minutesBefore).containsExactly(120, 10);
    }

    @Example
    void nobodyIsRemindedWhoWishesNone() {
        assertThat(of(new Preference(List.of(), null, Language.USUAL)).planned())
                .isEmpty();
    }

    @Example
    void atItsTimeAReminderIsSentUnlessEventsHaveOvertakenIt() {
        Reminders usual = usual(START, LONG_AGO);

        assertThat(usual.verdict(1440, usual.at(1440), TOLERANCE)).isEqualTo(Verdict.SEND);
        assertThat(usual.verdict(1440, usual.at(1440).minusSeconds(61), TOLERANCE))
                .isEqualTo(Verdict.LATER);
        assertThat(usual.verdict(1440, usual.at(60).minusSeconds(1), TOLERANCE)).isEqualTo(Verdict.SEND);
        assertThat(usual.verdict(1440, usual.at(60), TOLERANCE)).isEqualTo(Verdict.NOT_WANTED);
        assertThat(usual.verdict(60, START.minusSeconds(1), TOLERANCE)).isEqualTo(Verdict.SEND);
        assertThat(usual.verdict(60, START, TOLERANCE)).isEqualTo(Verdict.NOT_WANTED);
    }

    @Example
    void onlyAPersonsOwnChoiceTakesAPlannedReminderBack() {
        assertThat(usual(START, LONG_AGO).verdict(120, START.minus(Duration.ofHours(2)), TOLERANCE))
                .isEqualTo(Verdict.SEND);
        assertThat(of(new Preference(List.of(new Lead(60, LONG_AGO)), null, Language.USUAL))
                        .verdict(120, START.minus(Duration.ofHours(2)), TOLERANCE))
                .isEqualTo(Verdict.NOT_WANTED);
    }

    /** Never later than promised, in order, never in quiet hours, and neither more nor fewer than a slow look at each wish finds. */
    @Property(tries = 300)
    void agreesWithLookingAtEachWish(
            @ForAll @Size(max = 5) @UniqueElements List<@IntRange(min = 2, max = 600) Integer> fives,
            @ForAll @IntRange(max = 95) int quietFrom,
            @ForAll @IntRange(max = 64) int quietLength,
            @ForAll @IntRange(max = 200_000) int startMinute,
            @ForAll @IntRange(max = 4000) int decidedBefore) {
        ZoneId zone = ZoneId.of("America/New_York");
        LocalTime from = LocalTime.MIDNIGHT.plusMinutes(15L * quietFrom);
        QuietHours quiet = quietLength == 0 ? null : new QuietHours(from, from.plusMinutes(15L * quietLength));
        Instant start = LONG_AGO.plus(Duration.ofMinutes(startMinute));
        Instant decided = start.minus(Duration.ofMinutes(decidedBefore));
        List<Lead> leads = fives.stream()
                .map(five -> five * 5)
                .sorted((one, other) -> other - one)
                .map(minutes -> new Lead(minutes, LONG_AGO.minus(Duration.ofDays(30))))
                .toList();
        Reminders reminders = reminders("bk_7", start, decided, new Preference(leads, quiet, Language.USUAL), zone);

        List<Reminder> planned = reminders.planned();

        assertThat(planned).extracting(Reminder::at).isSorted();
        for (Reminder reminder : planned) {
            Instant promise = start.minus(Duration.ofMinutes(reminder.minutesBefore()));
            assertThat(reminder.at()).isBeforeOrEqualTo(promise).isAfterOrEqualTo(decided);
            Instant loud = quiet == null ? promise : quiet.notDuring(promise, zone);
            assertThat(Duration.between(reminder.at(), loud)).isBetween(Duration.ZERO, Duration.ofMinutes(10));
        }
        assertThat(planned)
                .extracting(Reminder::minutesBefore)
                .containsExactlyElementsOf(slowly(reminders, leads, decided, start, quiet, zone));
    }

    private static List<Integer> slowly(
            Reminders reminders,
            List<Lead> leads,
            Instant decided,
            Instant start,
            @Nullable QuietHours quiet,
            ZoneId zone) {
        List<Integer> owed = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            int minutes = leads.get(i).minutesBefore();
            boolean inTime = !reminders.at(minutes).isBefore(decided);
            boolean last = i + 1 == leads.size()
                    || !loud(start, minutes, quiet, zone)
                            .equals(loud(start, leads.get(i + 1).minutesBefore(), quiet, zone))
                    || reminders.at(leads.get(i + 1).minutesBefore()).isBefore(decided);
            if (inTime && last) {
                owed.add(minutes);
            }
        }
        return owed;
    }

    private static Instant loud(Instant start, int minutes, @Nullable QuietHours quiet, ZoneId zone) {
        Instant promise = start.minus(Duration.ofMinutes(minutes));
        return quiet == null ? promise : quiet.notDuring(promise, zone);
    }

    private static Reminders usual(Instant start, Instant decidedAt) {
        return reminders("bk_1", start, decidedAt, new Preference(null, null, Language.USUAL), ZoneOffset.UTC);
    }

    private static Reminders of(Preference wish) {
        return reminders("bk_1", START, LONG_AGO, wish, ZoneOffset.UTC);
    }

    private static Reminders reminders(String id, Instant start, Instant decidedAt, Preference wish, ZoneId zone) {
        return new Reminders(new Reminders.Booking(id, start, decidedAt, List.of(1440, 60)), wish, zone);
    }
}
