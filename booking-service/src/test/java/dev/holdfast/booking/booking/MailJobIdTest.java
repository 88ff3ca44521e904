package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailJobIdTest {

    private static final MailJobId CONFIRMATION = new MailJobId(BookingMail.CONFIRMED, "bk_1", 3);

    @Test
    void meansTheSameMailWhenItIsSentAgain() {
        assertThat(MailJobId.parse("booking-confirmed|bk_1|3")).contains(CONFIRMATION);
        assertThat(MailJobId.parse("booking-confirmed|bk_1|3|again-2")).contains(CONFIRMATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "booking-confirmed|bk_1",
                "booking-confirmed|bk_1|x",
                "verify-email|bk_1|3",
                "booking-confirmed|bk_1|3|4"
            })
    void knowsNoOthers(String jobId) {
        assertThat(MailJobId.parse(jobId)).isEmpty();
    }
}
