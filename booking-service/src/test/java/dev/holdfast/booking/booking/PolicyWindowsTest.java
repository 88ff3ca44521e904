package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.BookingFailure.Begun;
import dev.holdfast.booking.booking.BookingFailure.TooLate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PolicyWindowsTest {

    private static final Instant START = Instant.parse("2027-03-08T10:00:00Z");
    private static final Instant EDGE = START.minus(Duration.ofHours(24));
    private static final int DAY = 24 * 60;

    @Test
    void theEdgeIsInTimeAndTheMomentAfterIsNot() {
        assertThat(PolicyWindows.refusal(START, DAY, EDGE)).isNull();
        assertThat(PolicyWindows.refusal(START, DAY, EDGE.plusMillis(1))).isEqualTo(new TooLate(EDGE));
    }

    @Test
    void withoutAWindowTheStartIsTheEdge() {
        assertThat(PolicyWindows.refusal(START, 0, START.minusMillis(1))).isNull();
        assertThat(PolicyWindows.refusal(START, 0, START)).isEqualTo(new Begun(START));
    }

    @Test
    void whatHasBegunIsCalledSo() {
        assertThat(PolicyWindows.refusal(START, DAY, START.plusMillis(1))).isEqualTo(new Begun(START));
    }
}
