package dev.holdfast.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTimeTest {

    private static final Instant START = Instant.parse("2027-01-14T09:00:00Z");
    private static final Instant END = Instant.parse("2027-01-14T09:30:00Z");

    @Test
    void speaksInTheReadersZone() {
        assertThat(ReadableTime.span(START, END, "Asia/Kolkata"))
                .isEqualTo("Thursday, 14 January 2027, 14:30 to 15:00");
        assertThat(ReadableTime.zone(START, "Asia/Kolkata")).isEqualTo("India Standard Time (Asia/Kolkata, UTC+05:30)");
    }

    @Test
    void knowsTheSeason() {
        assertThat(ReadableTime.zone(START, "Europe/London")).contains("Greenwich Mean Time", "UTC+00:00");
        assertThat(ReadableTime.zone(Instant.parse("2027-07-14T09:00:00Z"), "Europe/London"))
                .contains("British Summer Time", "UTC+01:00");
    }

    @Test
    void namesTheDayTwiceOnlyAcrossMidnight() {
        assertThat(ReadableTime.span(START, END, "Pacific/Auckland"))
                .isEqualTo("Thursday, 14 January 2027, 22:00 to 22:30");
        assertThat(ReadableTime.span(START, END.plusSeconds(7_200), "Pacific/Auckland"))
                .isEqualTo("Thursday, 14 January 2027, 22:00 to Friday, 15 January 2027, 00:30");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Mars/Olympus", "", "UTC"})
    void fallsBackToUtc(@Nullable String zone) {
        assertThat(ReadableTime.span(START, END, zone)).endsWith("09:00 to 09:30");
        assertThat(ReadableTime.zone(START, zone)).contains("UTC");
    }
}
