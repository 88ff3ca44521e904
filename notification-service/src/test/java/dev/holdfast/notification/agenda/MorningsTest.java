package dev.holdfast.notification.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.notification.agenda.Mornings.Morning;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorningsTest {

    private static final Duration CATCH_UP = Duration.ofHours(4);

    @ParameterizedTest
    @CsvSource({
        // in Kolkata it is 06:59, 07:00, 10:59:59 and 11:00
        "2027-01-14T01:29:00Z,2027-01-14,2",
        "2027-01-14T01:30:00Z,2027-01-14,2",
        "2027-01-14T05:29:59Z,2027-01-14,2",
        "2027-01-14T05:30:00Z,2027-01-15,1"
    })
    void theFirstIsTheOneThatIsNotOver(Instant now, LocalDate first, int expected) {
        var near = new Mornings(LocalTime.of(7, 0), ZoneId.of("Asia/Kolkata"), CATCH_UP).near(now);

        assertThat(near.getFirst().day()).isEqualTo(first);
        assertThat(near).hasSizeLessThanOrEqualTo(expected);
    }

    @Test
    void itIsByTheirOwnClockAlsoWhenThatChanges() {
        var berlin = new Mornings(LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"), CATCH_UP);

        assertThat(berlin.near(Instant.parse("2027-03-27T12:00:00Z")))
                .extracting(Morning::begins)
                .containsExactly(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(berlin.near(Instant.parse("2027-03-28T12:00:00Z")))
                .extracting(Morning::begins)
                .containsExactly(Instant.parse("2027-03-29T00:30:00Z"));
    }

    /** Whoever looks once within each window misses no day and makes none twice. */
    @Test
    void aYearHasOneMorningADay() {
        var newYork = new Mornings(LocalTime.of(7, 0), ZoneId.of("America/New_York"), CATCH_UP);
        Instant begin = Instant.parse("2027-01-01T12:00:00Z");

        long days = java.util.stream.LongStream.range(0, 365 * 8)
                .mapToObj(i -> begin.plus(Duration.ofHours(3 * i)))
                .flatMap(now -> newYork.near(now).stream())
                .map(Morning::day)
                .distinct()
                .count();

        assertThat(days).isEqualTo(366);
    }
}
