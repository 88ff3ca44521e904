package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CalendlyApiIT {

    private static final String UNKNOWN = "/00000000-0000-4000-8000-000000000000";

    private SandboxFixture sandbox;

    @BeforeEach
    void start() {
        sandbox = SandboxFixture.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void knowsItsHostAndTellsTheRateLimitWithEveryAnswer() {
        var answer = sandbox.api("/calendly/users/me");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/resource/uri").asText()).isEqualTo(sandbox.userUri());
        assertThat(answer.json().at("/resource/current_organization").asText()).isEqualTo(sandbox.organizationUri());
        assertThat(answer.json().at("/resource/created_at").asText()).isEqualTo("2026-11-02T04:00:00.000000Z");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("500");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("499");
        assertThat(Integer.parseInt(answer.header("X-RateLimit-Reset"))).isBetween(1, 60);
    }

    @Test
    void letsNobodyInWithoutTheToken() {
        var answer = sandbox.call("GET", "/calendly/users/me", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"title\":\"Unauthenticated\",\"message\":\"The access token is invalid\"}");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("500");
    }

    @Test
    void refusesCallsOverTheLimit() {
        try (var strict = SandboxFixture.start("--calendly-rate-limit", "1")) {
            strict.api("/calendly/users/me");

            var answer = strict.api("/calendly/users/me");

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
        }
    }

    @Test
    void handsOutSingleUseLinksForItsEventTypes() {
        var type = sandbox.url("/calendly/event_types/1f4e8a20-6b5c-4d9e-8f71-90a2b3c4d5e6");

        var answer = sandbox.api(
                "POST",
                "/calendly/scheduling_links",
                "{\"max_event_count\":1,\"owner\":\"" + type + "\",\"owner_type\":\"EventType\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/resource/booking_url").asText())
                .startsWith(sandbox.url("/calendly/book/d/"))
                .endsWith("/30-minute-consultation");
        assertThat(answer.json().at("/resource/owner").asText()).isEqualTo(type);
    }

    @Test
    void refusesLinksThatAreNotSingleUseOrHaveNoOwner() {
        var wrongCount = sandbox.api("POST", "/calendly/scheduling_links", "{\"max_event_count\":2}");
        var wrongOwner = sandbox.api(
                "POST",
                "/calendly/scheduling_links",
                "{\"max_event_count\":1,\"owner\":\"x\",\"owner_type\":\"EventType\"}");
        var unknownOwner = sandbox.api(
                "POST",
                "/calendly/scheduling_links",
                "{\"max_event_count\":1,\"owner\":\"" + sandbox.url("/calendly/event_types" + UNKNOWN)
                        + "\",\"owner_type\":\"EventType\"}");

        assertThat(wrongCount.status()).isEqualTo(400);
        assertThat(wrongOwner.json().at("/details/0/parameter").asText()).isEqualTo("owner");
        assertThat(unknownOwner.status()).isEqualTo(404);
    }

    @Test
    void keepsEventTypesUnderFixedIds() {
        var one = sandbox.api("/calendly/event_types/2b7d9c31-0f4e-4a8d-9b62-a1c3d5e7f902");
        var all = sandbox.api("/calendly/event_types?user=" + SandboxFixture.encode(sandbox.userUri()));

        assertThat(one.json().at("/resource/slug").asText()).isEqualTo("60-minute-session");
        assertThat(one.json().at("/resource/scheduling_url").asText())
                .isEqualTo(sandbox.url("/calendly/book/60-minute-session"));
        assertThat(all.json().path("collection")).hasSize(2);
        assertThat(sandbox.api("/calendly/event_types").status()).isEqualTo(400);
        assertThat(sandbox.api("/calendly/event_types" + UNKNOWN).status()).isEqualTo(404);
    }

    @Test
    void keepsASubscriptionUntilItIsDeleted() {
        var created = sandbox.subscribe("http://localhost:9/hook");
        var uri = created.json().at("/resource/uri").asText();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).doesNotContain(SandboxFixture.SIGNING_KEY);
        assertThat(sandbox.api(uri).json()).isEqualTo(created.json());
        assertThat(sandbox.api(subscriptionsOf("user")).json().path("collection"))
                .hasSize(1);
        assertThat(sandbox.api(subscriptionsOf("organization")).json().path("collection"))
                .isEmpty();
        assertThat(sandbox.api("DELETE", uri, "").status()).isEqualTo(204);
        assertThat(sandbox.api(uri).status()).isEqualTo(404);
        assertThat(sandbox.api("DELETE", uri, "").status()).isEqualTo(404);
    }

    @Test
    void refusesASecondSubscriptionForTheSameUrl() {
        sandbox.subscribe("http://localhost:9/hook");

        var second = sandbox.subscribe("http://localhost:9/hook");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("message").asText()).isEqualTo("Hook with this url already exists");
        assertThat(sandbox.subscribe("http://localhost:9/other").status()).isEqualTo(201);
    }

    @Test
    void refusesSubscriptionsThatMakeNoSense() {
        assertThat(subscription("{}").status()).isEqualTo(400);
        assertThat(subscription("not json").status()).isEqualTo(400);
        assertThat(sandbox.subscribe("ftp://localhost/hook")
                        .json()
                        .at("/details/0/parameter")
                        .asText())
                .isEqualTo("url");
        assertThat(subscription("{\"url\":\"http://h/\",\"events\":[\"invitee.moved\"]}")
                        .json()
                        .at("/details/0/parameter")
                        .asText())
                .isEqualTo("events");
        assertThat(subscription("{\"url\":\"http://h/\",\"events\":[\"invitee.created\"],\"scope\":\"user\","
                                + "\"organization\":\"" + sandbox.url("/calendly/organizations/other") + "\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void listsEventsPageByPageInOrder() {
        var nine = SandboxFixture.ahead(90, "09:00");
        var between = nine.plus(Duration.ofHours(15));
        for (var day = 0; day < 3; day++) {
            var start = nine.plus(Duration.ofDays(day)).toString();
            sandbox.book(Map.of("start_time", start, "email", day + "@example.com"));
        }
        var list = "/calendly/scheduled_events?organization=" + SandboxFixture.encode(sandbox.organizationUri());

        var first = sandbox.api(list + "&count=2&sort=start_time:desc").json();
        var second = sandbox.api(first.at("/pagination/next_page").asText()).json();

        assertThat(first.at("/collection/0/start_time").asText())
                .isEqualTo(SandboxFixture.micros(nine.plus(Duration.ofDays(2))));
        assertThat(first.path("collection")).hasSize(2);
        assertThat(first.at("/collection/0/calendar_event/kind").asText()).isEqualTo("google");
        assertThat(second.at("/collection/0/start_time").asText()).isEqualTo(SandboxFixture.micros(nine));
        assertThat(second.at("/pagination/next_page").isNull()).isTrue();
        assertThat(second.at("/pagination/previous_page_token").isTextual()).isTrue();
        assertThat(sandbox.api(list + "&invitee_email=1@example.com").json().path("collection"))
                .hasSize(1);
        assertThat(sandbox.api(list + "&min_start_time=" + between).json().path("collection"))
                .hasSize(2);
        assertThat(sandbox.api(list + "&max_start_time=" + between).json().path("collection"))
                .hasSize(1);
        assertThat(sandbox.api(list + "&status=canceled").json().path("collection"))
                .isEmpty();
    }

    @Test
    void refusesListsThatCannotBeMade() {
        var list = "/calendly/scheduled_events?user=" + SandboxFixture.encode(sandbox.userUri());

        for (var wrong :
                new String[] {"count=0", "count=x", "page_token=!", "sort=name:asc", "status=x", "min_start_time=x"}) {
            assertThat(sandbox.api(list + "&" + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(sandbox.api("/calendly/scheduled_events").status()).isEqualTo(400);
        assertThat(sandbox.api("/calendly/scheduled_events?user="
                                + SandboxFixture.encode(sandbox.url("/calendly/users/other")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void showsAnEventWithItsInvitee() {
        var inviteeUri = sandbox.book(Map.of("a1", "Sleep"));
        var eventUri = inviteeUri.substring(0, inviteeUri.indexOf("/invitees/"));

        var invitee = sandbox.api(inviteeUri).json().path("resource");
        var listed = sandbox.api(eventUri + "/invitees").json();

        assertThat(sandbox.api(eventUri).json().at("/resource/uri").asText()).isEqualTo(eventUri);
        assertThat(invitee.path("uri").asText()).isEqualTo(inviteeUri);
        assertThat(invitee.at("/questions_and_answers/0/answer").asText()).isEqualTo("Sleep");
        assertThat(invitee.has("scheduled_event")).isFalse();
        assertThat(listed.at("/collection/0")).isEqualTo(invitee);
        assertThat(sandbox.api(eventUri + "/invitees" + UNKNOWN).status()).isEqualTo(404);
        assertThat(sandbox.api("/calendly/scheduled_events" + UNKNOWN).status()).isEqualTo(404);
        assertThat(sandbox.api("/calendly/no_such_thing").status()).isEqualTo(404);
    }

    @Test
    void cancelsAnEventOnce() {
        var inviteeUri = sandbox.book(Map.of());
        var eventUri = inviteeUri.substring(0, inviteeUri.indexOf("/invitees/"));

        var first = sandbox.api("POST", eventUri + "/cancellation", "{\"reason\":\"Host unavailable\"}");
        var second = sandbox.api("POST", eventUri + "/cancellation", "");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().at("/resource/canceler_type").asText()).isEqualTo("host");
        assertThat(first.json().at("/resource/canceled_by").asText()).isEqualTo("Mira Sen");
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.body())
                .isEqualTo("{\"title\":\"Permission Denied\",\"message\":\"Event is already canceled\"}");
        assertThat(sandbox.api(inviteeUri)
                        .json()
                        .at("/resource/cancellation/reason")
                        .asText())
                .isEqualTo("Host unavailable");
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        var inviteeUri = sandbox.book(Map.of());
        var eventUri = inviteeUri.substring(0, inviteeUri.indexOf("/invitees/"));

        var answer = sandbox.api("POST", eventUri + "/cancellation", "{\"reason\":\"" + "x".repeat(10_001) + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(sandbox.api(eventUri).json().at("/resource/status").asText()).isEqualTo("active");
    }

    @Test
    void canBeDownOrSlowForChosenCalls() {
        control("{\"kind\":\"api-down\",\"path\":\"/scheduling_links\",\"status\":502,\"times\":1}");
        control("{\"kind\":\"api-slow\",\"path\":\"/users\",\"millis\":150}");

        assertThat(sandbox.api("POST", "/calendly/scheduling_links", "{}").status())
                .isEqualTo(502);
        assertThat(sandbox.api("POST", "/calendly/scheduling_links", "{}").status())
                .isEqualTo(400);
        var before = System.nanoTime();
        assertThat(sandbox.api("/calendly/users/me").status()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(150_000_000L);
        assertThat(sandbox.call("DELETE", "/control/calendly/faults", "").status())
                .isEqualTo(204);
        assertThat(sandbox.get("/control/calendly/faults").json().path("calls")).isEmpty();
    }

    private void control(String fault) {
        assertThat(sandbox.call("POST", "/control/calendly/faults", fault).status())
                .isEqualTo(201);
    }

    private SandboxFixture.Answer subscription(String body) {
        return sandbox.api("POST", "/calendly/webhook_subscriptions", body);
    }

    private String subscriptionsOf(String scope) {
        return "/calendly/webhook_subscriptions?organization=" + SandboxFixture.encode(sandbox.organizationUri())
                + "&user=" + SandboxFixture.encode(sandbox.userUri()) + "&scope=" + scope;
    }
}
