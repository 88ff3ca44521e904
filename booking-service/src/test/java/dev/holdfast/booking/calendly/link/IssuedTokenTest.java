package dev.holdfast.booking.calendly.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IssuedTokenTest {

    private static final IssuedToken TOKEN = new IssuedToken("the-token", Instant.EPOCH);

    @Test
    void joinsAPageWithoutAQuery() {
        assertThat(TOKEN.on("https://calendly.test/d/abc"))
                .isEqualTo("https://calendly.test/d/abc?utm_source=holdfast&utm_content=the-token");
    }

    @Test
    void joinsAPageThatHasAQuery() {
        assertThat(TOKEN.on("https://calendly.test/d/abc?month=2027-01"))
                .isEqualTo("https://calendly.test/d/abc?month=2027-01&utm_source=holdfast&utm_content=the-token");
    }

    @Test
    void doesNotShowItselfInLogs() {
        assertThat(TOKEN.toString()).doesNotContain("the-token");
    }
}
