package dev.holdfast.localstack.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    @ParameterizedTest
    @CsvSource({
        "/api/auth/login, IDENTITY",
        "/api/auth, IDENTITY",
        "/api/users, IDENTITY",
        "/api/users/me/sessions, IDENTITY",
        "/.well-known/jwks.json, IDENTITY",
        "/webhooks/calendly, WEBHOOK",
        "/api/webhook-events, WEBHOOK",
        "/api/jobs/1, PROMOTER",
        "/api/notifications/preferences, NOTIFICATION",
        "/api/offerings, BOOKING",
        "/api/usersx, BOOKING",
        "/api/jobsy/1, BOOKING",
        "/api, BOOKING"
    })
    void goesByWholePathSegments(String path, Route route) {
        assertThat(Route.of(path)).contains(route);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/internal/poke",
                "/q/health",
                "/apix",
                "/API/users",
                "/webhooksx",
                "/.well-known/other",
                "//api"
            })
    void leavesTheRestToThePages(String path) {
        assertThat(Route.of(path)).isEmpty();
    }
}
