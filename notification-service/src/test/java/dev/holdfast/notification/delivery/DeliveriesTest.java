package dev.holdfast.notification.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Duration NOTE = Duration.ofSeconds(2);
    private static final Duration NOTE_AND_WAY_BACK = NOTE.plusMillis(500);

    @Test
    void whatIsWrittenDownAfterwardsMustLeaveTimeToSend() {
        assertThatThrownBy(() -> Deliveries.requireTimeToSend(NOTE, NOTE_AND_WAY_BACK))
                .hasMessageContaining("holdfast.deliveries.note-limit")
                .hasMessageContaining("holdfast.jobs.handler-limit");
        assertThatCode(() -> Deliveries.requireTimeToSend(NOTE, NOTE_AND_WAY_BACK.plusMillis(1)))
                .doesNotThrowAnyException();
    }
}
