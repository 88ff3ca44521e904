package dev.holdfast.sandbox.calendly.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final String KEY = "calendly-signing-key-for-tests-0001";
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1799565302);

    @Test
    void signsTimestampStopAndBody() {
        var body = "{\"event\":\"invitee.created\",\"payload\":{\"email\":\"asha@example.com\"}}";

        assertThat(sign(body))
                .isEqualTo("t=1799565302,v1=698a8993c44a48b0a462d6c5aef5999c53f5b048fd6dca046f01bd5c05e33fa8");
    }

    @Test
    void signsBytesRatherThanJsonValues() {
        var spaced = "{\"event\": \"invitee.created\", \"payload\": {\"email\": \"asha@example.com\"}}";

        assertThat(sign(spaced)).doesNotContain("698a8993c44a48b0");
    }

    @Test
    void dropsFractionsOfTheSecond() {
        assertThat(WebhookSignature.of(KEY, SIGNED_AT.plusMillis(999), new byte[0]))
                .isEqualTo(WebhookSignature.of(KEY, SIGNED_AT, new byte[0]));
    }

    private static String sign(String body) {
        return WebhookSignature.of(KEY, SIGNED_AT, body.getBytes(StandardCharsets.UTF_8));
    }
}
