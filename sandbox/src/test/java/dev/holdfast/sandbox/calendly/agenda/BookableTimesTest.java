package dev.holdfast.sandbox.calendly.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BookableTimesTest {

    private static final EventType HALF_HOUR = EventType.ALL.getFirst();
    private static final EventType HOUR = EventType.ALL.getLast();

    @Test
    void areTheHostsWorkingHoursOfFiveWorkingDays() {
        var fridayNoonInKolkata = Instant.parse("2027-01-15T06:30:00Z");

        var times = BookableTimes.after(fridayNoonInKolkata, HOUR);

        assertThat(times.getFirst()).isEqualTo("2027-01-15T07:30:00Z");
        assertThat(times.getLast()).isEqualTo("2027-01-21T10:30:00Z");
        assertThat(times)
                .extracting(time -> time.atZone(Host.MIRA.zone()).getDayOfWeek())
                .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void endBeforeTheHostCloses() {
        var times = BookableTimes.after(Instant.parse("2027-01-17T00:00:00Z"), HALF_HOUR);

        assertThat(times).hasSize(5 * 16);
        assertThat(times).allSatisfy(time -> assertThat(
                        time.plus(HALF_HOUR.duration()).atZone(Host.MIRA.zone()).toLocalTime())
                .isBeforeOrEqualTo(Host.MIRA.closes()));
    }
}
