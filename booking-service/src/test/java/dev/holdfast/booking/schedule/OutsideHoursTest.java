package dev.holdfast.booking.schedule;

import static dev.holdfast.booking.schedule.ScheduleFixture.closed;
import static dev.holdfast.booking.schedule.ScheduleFixture.everyDay;
import static dev.holdfast.booking.schedule.ScheduleFixture.withOverride;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.BookedTime;
import dev.holdfast.booking.booking.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutsideHoursTest {

    private static final Schedule DAYTIME = everyDay("UTC", "09:00-12:00", "13:00-17:00");
    private static final TimeSpan EVENING = from("2027-01-14T19:00:00Z");
    private static final TimeSpan OVER_MIDNIGHT = from("2027-01-14T23:45:00Z");

    @Test
    void whatTheHoursCoverIsNotOutside() {
        assertThat(OutsideHours.leavingOut(DAYTIME, from("2027-01-14T16:30:00Z")))
                .isNull();
        assertThat(OutsideHours.leavingOut(DAYTIME, from("2027-01-14T16:45:00Z")))
                .isNotNull();
    }

    @Test
    void hoursOfOtherDaysChangeNothing() {
        String word = OutsideHours.leavingOut(DAYTIME, EVENING);

        assertThat(OutsideHours.leavingOut(closed(DAYTIME, "2027-01-15", "2027-01-20"), EVENING))
                .isEqualTo(word);
        assertThat(OutsideHours.leavingOut(withOverride(DAYTIME, "2027-01-13", "10:00-11:00"), EVENING))
                .isEqualTo(word);
        assertThat(OutsideHours.leavingOut(DAYTIME.atRev(7), EVENING)).isEqualTo(word);
    }

    @Test
    void otherHoursOfItsDayAreOthers() {
        String word = OutsideHours.leavingOut(DAYTIME, EVENING);

        assertThat(OutsideHours.leavingOut(closed(DAYTIME, "2027-01-10", "2027-01-14"), EVENING))
                .isNotNull()
                .isNotEqualTo(word);
        assertThat(OutsideHours.leavingOut(withOverride(DAYTIME, "2027-01-14", "09:00-12:00"), EVENING))
                .isNotNull()
                .isNotEqualTo(word);
        assertThat(OutsideHours.leavingOut(everyDay("Asia/Kolkata", "09:00-12:00", "13:00-17:00"), EVENING))
                .isNotNull()
                .isNotEqualTo(word);
    }

    @Test
    void overMidnightBothDaysCount() {
        String word = OutsideHours.leavingOut(DAYTIME, OVER_MIDNIGHT);

        assertThat(OutsideHours.leavingOut(closed(DAYTIME, "2027-01-14", "2027-01-14"), OVER_MIDNIGHT))
                .isNotEqualTo(word);
        assertThat(OutsideHours.leavingOut(closed(DAYTIME, "2027-01-15", "2027-01-15"), OVER_MIDNIGHT))
                .isNotEqualTo(word);
    }

    @Test
    void staffWhoPutItThereKnowOfTheseHoursAndOfNoOthers() {
        var put = new BookedTime("bk_1", 2, EVENING, OutsideHours.leavingOut(DAYTIME, EVENING));

        assertThat(OutsideHours.of(DAYTIME, put)).matches(OutsideHours::isKnown);
        assertThat(OutsideHours.of(closed(DAYTIME, "2027-01-14", "2027-01-14"), put))
                .isNotNull()
                .matches(outside -> !outside.isKnown());
    }

    private static TimeSpan from(String start) {
        return new TimeSpan(Instant.parse(start), Instant.parse(start).plus(Duration.ofMinutes(30)));
    }
}
