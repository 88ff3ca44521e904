package dev.holdfast.kit.service.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemWriterTest {

    @Test
    void keepsPlainPaths() {
        assertThat(ProblemWriter.plain("/api/bookings/bk_01")).isEqualTo("/api/bookings/bk_01");
        assertThat(ProblemWriter.plain("/.well-known/jwks.json")).isEqualTo("/.well-known/jwks.json");
        assertThat(ProblemWriter.plain("/")).isEqualTo("/");
    }

    @Test
    void hidesWhatSomebodyTyped() {
        assertThat(ProblemWriter.plain("/api/users/asha@example.com")).isEqualTo("/api/users/*");
        assertThat(ProblemWriter.plain("/api/users/a%0d%0ab/c")).isEqualTo("/api/users/*/c");
        assertThat(ProblemWriter.plain("no-slash")).isEqualTo("/no-slash");
    }
}
