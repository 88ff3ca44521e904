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

    @Test
    void remindersOfADecisionAreSeveral() {
        var reminder = new MailJobId(BookingMail.REMINDER, "bk_1", 3);

        assertThat(MailJobId.parse("rem|bk_1|3|T-60m|1700000000")).contains(reminder);
        assertThat(MailJobId.parse("rem|bk_1|3|T-60m|1700000000|again-1")).contains(reminder);
        assertThat(MailJobId.parse("plan|bk_1|3|zone-7")).contains(new MailJobId(BookingMail.PLAN, "bk_1", 3));
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
