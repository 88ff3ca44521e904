package dev.holdfast.localstack.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/users/me",
                "/api/bookings?from=a;b&x=%2f",
                "/api/jobs/verify-email%7Cus_1%7C1",
                "/.well-known/jwks.json",
                "/api/users/a..b",
                "/api/users/...",
                "/caf%C3%A9"
            })
    void acceptsPathsWithOneReading(String target) {
        assertThat(PathRules.accept(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users;admin=true",
                "/api/users%3badmin",
                "/api/users%3Badmin",
                "/api%2finternal",
                "/api%2Finternal",
                "/api%5Cinternal",
                "/api%5cinternal",
                "/api\\internal",
                "/api/../internal/poke",
                "/api/./users",
                "/api/%2e%2e/internal/poke",
                "/api/.%2E/internal/poke",
                "/api/..",
                "/..",
                "/api/%zz",
                "/api/%2",
                "/api/%00",
                "/api/\u0001",
                "http://elsewhere/api/users",
                "*",
                ""
            })
    void refusesPathsWithTwo(String target) {
        assertThat(PathRules.accept(target)).isFalse();
    }
}
