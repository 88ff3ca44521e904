package dev.holdfast.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTimeTest {

    private static final ReadableTime TIME = TemplateFiles.templates().time(Language.ENGLISH);
    private static final Instant START = Instant.parse("2027-01-14T09:00:00Z");
    private static final Instant END = Instant.parse("2027-01-14T09:30:00Z");

    @Test
    void speaksInTheReadersZone() {
        assertThat(TIME.span(START, END, "Asia/Kolkata")).isEqualTo("Thursday, 14 January 2027, 14:30 to 15:00");
        assertThat(TIME.zone(START, "Asia/Kolkata")).isEqualTo("India Standard Time (Asia/Kolkata, UTC+05:30)");
    }

    @Test
    void knowsTheSeason() {
        assertThat(TIME.zone(START, "Europe/London")).contains("Greenwich Mean Time", "UTC+00:00");
        assertThat(TIME.zone(Instant.parse("2027-07-14T09:00:00Z"), "Europe/London"))
                .contains("British Summer Time", "UTC+01:00");
    }

    @Test
    void namesTheDayTwiceOnlyAcrossMidnight() {
        assertThat(TIME.span(START, END, "Pacific/Auckland")).isEqualTo("Thursday, 14 January 2027, 22:00 to 22:30");
        assertThat(TIME.span(START, END.plusSeconds(7_200), "Pacific/Auckland"))
                .isEqualTo("Thursday, 14 January 2027, 22:00 to Friday, 15 January 2027, 00:30");
    }

    @Test
    void namesADayAndTheHoursOfIt() {
        assertThat(TIME.day(LocalDate.of(2027, 1, 14))).isEqualTo("Thursday, 14 January 2027");
        assertThat(TIME.hours(START, END, ZoneId.of("Asia/Kolkata"))).isEqualTo("14:30 to 15:00");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Mars/Olympus", "", "UTC"})
    void fallsBackToUtc(@Nullable String zone) {
        assertThat(TIME.span(START, END, zone)).endsWith("09:00 to 09:30");
        assertThat(TIME.zone(START, zone)).contains("UTC");
    }
}
