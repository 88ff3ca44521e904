package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapSpanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2027-03-01, 2027-W09",
        "2027-01-03, 2026-W53", // a Sunday, of the old year's week
        "2027-01-04, 2027-W01"
    })
    void aWeekIsThatOfIso(LocalDate date, String week) {
        assertThat(CapSpan.day(date, BERLIN).key(2)).isEqualTo(date + "|Europe/Berlin|2");
        assertThat(CapSpan.week(date, BERLIN).key(11)).isEqualTo(week + "|Europe/Berlin|11");
    }

    @Test
    void onlyItsOwnNumbersAreItsNumbers() {
        List<String> held = List.of(
                "2027-03-01|Europe/Berlin|2",
                "2027-03-01|Europe/Berlin|13",
                "2027-W09|Europe/Berlin|4",
                "2027-03-02|Europe/Berlin|5",
                "2027-03-01|Europe/Paris|6");

        assertThat(CapSpan.day(LocalDate.parse("2027-03-01"), BERLIN).numbers(held))
                .containsExactlyInAnyOrder(2, 13);
        assertThat(CapSpan.week(LocalDate.parse("2027-03-07"), BERLIN).numbers(held))
                .containsExactly(4);
    }

    @Test
    void whatMovesKeepsTheNumbersOfWhereItStays() {
        var held = new CapKeys(List.of("2027-03-01|Europe/Berlin|2", "2027-W09|Europe/Berlin|4"));

        assertThat(held.still(Instant.parse("2027-02-28T23:00:00Z"))).isEqualTo(held);
        assertThat(held.still(Instant.parse("2027-03-01T23:00:00Z")).keys())
                .containsExactly("2027-W09|Europe/Berlin|4");
        assertThat(held.still(Instant.parse("2027-02-28T22:59:00Z"))).isEqualTo(CapKeys.NONE);
    }
}
