package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.failure.FailureException;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedTimeTest {

    private static final Instant NOW = Instant.parse("2027-01-14T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2027-01-14T09:05:00Z, 2027-01-14T09:05:00Z",
        "2027-01-14T14:35:00+05:30, 2027-01-14T09:05:00Z",
        "2030-01-13T09:00:00Z, 2030-01-13T09:00:00Z"
    })
    void aStartIsAMoment(String text, Instant start) {
        assertThat(RequestedTime.readStart("#/startsAt", text, NOW)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-14T09:05:01Z, must be on a five-minute boundary",
        "2027-01-14T09:00:00Z, must be in the future",
        "1969-07-20T20:15:00Z, must be in the future",
        "-1969-07-20T20:15:00Z, must be in the future",
        "2030-01-14T09:00:00Z, must be within three years",
        "9999-01-01T00:00:00Z, must be within three years",
        "9999-12-31T23:55:00Z, must be within three years",
        "+999999999-12-31T23:55:00Z, must be within three years",
        "9999-12-31T23:55:00, must be a time such as 2027-01-14T09:00:00Z",
        "2027-02-30T09:00:00Z, must be a time such as 2027-01-14T09:00:00Z",
        "2027-01-14T09:00:00[Asia/Kolkata], must be a time such as 2027-01-14T09:00:00Z",
        "tomorrow, must be a time such as 2027-01-14T09:00:00Z"
    })
    void anotherStartIsToldWhatIsWrongWithIt(String text, String rule) {
        assertRefused(() -> RequestedTime.readStart("#/startsAt", text, NOW), "#/startsAt", rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "9999-12-31T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void aTimeThatDatabasesDoNotHaveIsToldTheRange(String text) {
        assertRefused(
                () -> RequestedTime.read("?from", text),
                "?from",
                "must be from 1970-01-01 to 9999-12-30, both included");
    }

    @Test
    void anyOtherTimeIsRead() {
        assertThat(RequestedTime.read("?from", "1970-01-01T00:00:00Z")).isEqualTo(Instant.EPOCH);
        assertThat(RequestedTime.read("?to", "9999-12-30T23:59:59.999Z"))
                .isEqualTo(Instant.parse("9999-12-30T23:59:59.999Z"));
    }

    private static void assertRefused(ThrowingCallable reading, String pointer, String rule) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(FailureException.class, refused -> assertThat(refused.failure())
                        .isEqualTo(new InvalidRequest(List.of(new FieldError(pointer, rule)))));
    }
}
