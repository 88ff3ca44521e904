package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a test asks of Calendly: the host's own bookings, paid ones, another time, and calls that go wrong. */
class CalendlyControlIT {

    private static final String CLOCK = "/control/calendly/clock";
    private static final String LATER = SandboxFixture.ahead(180, "10:00").toString();

    private SandboxFixture sandbox;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() {
        sandbox = SandboxFixture.start();
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void booksAsTheHost() {
        sandbox.subscribe(receiver.url());

        var booked = sandbox.call("POST", "/control/calendly/bookings", """
                {"slug": "60-minute-session", "byHost": true, "schedulingMethod": "instant_book",
                 "name": "Zoë", "email": "zoe@example.com", "startTime": "%s",
                 "timezone": "Europe/Paris", "answer": "Sleep", "tracking": {"utm_content": "token-1"}}
                """.formatted(LATER));

        assertThat(booked.status()).isEqualTo(201);
        var invitee =
                sandbox.api(booked.json().path("inviteeUri").asText()).json().path("resource");
        assertThat(invitee.path("invitee_scheduled_by").asText()).isEqualTo(sandbox.userUri());
        assertThat(invitee.path("scheduling_method").asText()).isEqualTo("instant_book");
        assertThat(invitee.path("email").asText()).isEqualTo("zoe@example.com");
        assertThat(invitee.at("/tracking/utm_content").asText()).isEqualTo("token-1");
        assertThat(received(1).getFirst().at("/payload/invitee_scheduled_by").asText())
                .isEqualTo(sandbox.userUri());
        assertThat(invitee.path("payment").isNull()).isTrue();
    }

    @Test
    void booksPaidInvitees() {
        sandbox.subscribe(receiver.url());

        sandbox.call("POST", "/control/calendly/bookings", "{\"payment\": {\"amount\": 49.5, \"currency\": \"EUR\"}}");

        var payload = received(1).getFirst().path("payload");
        assertThat(payload.path("payment").toString())
                .isEqualTo("{\"external_id\":\"ch_3QExampleCalendlyCharge01\",\"provider\":\"stripe\",\"amount\":49.5,"
                        + "\"currency\":\"EUR\",\"terms\":\"Full refund up to 24 hours before the session.\","
                        + "\"successful\":true}");
        assertThat(payload.path("invitee_scheduled_by").isNull()).isTrue();
        assertThat(payload.path("scheduling_method").isNull()).isTrue();
    }

    @Test
    void refusesBookingsThatMakeNoSense() {
        for (var wrong : List.of(
                "{\"slug\":\"x\"}",
                "{\"startTime\":\"soon\"}",
                "{\"timezone\":\"Mars\"}",
                "{\"payment\":{\"amount\":\"much\"}}")) {
            assertThat(sandbox.call("POST", "/control/calendly/bookings", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void disablesASubscriptionAfterADayOfFailuresThatPassesInSeconds() {
        var subscription = sandbox.subscribe("http://localhost:1/hook")
                .json()
                .at("/resource/uri")
                .asText();
        var invitee = sandbox.book(Map.of());
        await().untilAsserted(() -> assertThat(
                        resource(subscription).path("retry_started_at").isTextual())
                .isTrue());
        assertThat(resource(subscription).path("state").asText()).isEqualTo("active");

        advance("23h");
        await().untilAsserted(() -> assertThat(attempts(invitee)).isGreaterThanOrEqualTo(2));
        assertThat(resource(subscription).path("state").asText()).isEqualTo("active");
        advance("2h");

        await().untilAsserted(() ->
                assertThat(resource(subscription).path("state").asText()).isEqualTo("disabled"));
        assertThat(resource(subscription).path("retry_started_at").isTextual()).isTrue();
        assertThat(sandbox.deliveries(invitee).at("/0/state").asText()).isEqualTo("given-up");
    }

    @Test
    void sendsNothingThroughADisabledSubscriptionThatIsReachableAgain() {
        sandbox.subscribe(receiver.url());
        receiver.answerNext(503, 503, 503, 503, 503, 503);
        sandbox.book(Map.of());
        received(1);
        advance("25h");
        await().untilAsserted(() -> assertThat(subscriptionState()).isEqualTo("disabled"));
        var before = receiver.received().size();

        var missed = sandbox.book(Map.of("start_time", LATER));

        assertThat(sandbox.deliveries(missed)).isEmpty();
        assertThat(receiver.received()).hasSize(before);
        assertThat(sandbox.subscribe(receiver.url()).status()).isEqualTo(201);
        sandbox.book(Map.of("start_time", LATER));
        received(before + 1);
    }

    @Test
    void putsItsClockForwardAndBack() {
        var real = Clock.systemUTC().instant();

        var later = advance("30h");

        assertThat(Duration.between(real, later)).isBetween(Duration.ofHours(30), Duration.ofHours(31));
        var invitee = sandbox.book(Map.of("start_time", LATER));
        assertThat(Instant.parse(resource(invitee).path("created_at").asText())).isAfterOrEqualTo(later);
        sandbox.call("DELETE", CLOCK, "");
        assertThat(Duration.between(real, now())).isLessThan(Duration.ofHours(1));
        assertThat(sandbox.api("/calendly/users/me").header("X-RateLimit-Reset"))
                .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(sandbox.call("POST", CLOCK, "{\"advance\":\"-1h\"}").status())
                .isEqualTo(400);
        assertThat(sandbox.call("POST", CLOCK, "{\"advance\":\"soon\"}").status())
                .isEqualTo(400);
    }

    @Test
    void runsFasterWhenToldSo() {
        try (var fast = SandboxFixture.start("--clock-speed", "36000")) {
            var subscription = fast.subscribe("http://localhost:1/hook")
                    .json()
                    .at("/resource/uri")
                    .asText();

            fast.book(Map.of("start_time", LATER));

            await().untilAsserted(() -> assertThat(
                            fast.api(subscription).json().at("/resource/state").asText())
                    .isEqualTo("disabled"));
        }
    }

    @Test
    void swapsTwoMessagesOfOneInvitee() {
        sandbox.subscribe(receiver.url());
        fault("{\"kind\":\"reorder\"}");
        var invitee = sandbox.book(Map.of());
        assertThat(sandbox.deliveries(invitee).at("/0/state").asText()).isEqualTo("held");

        sandbox.submit(resource(invitee).path("cancel_url").asText(), Map.of());

        assertThat(received(2))
                .extracting(it -> it.path("event").asText())
                .containsExactly("invitee.canceled", "invitee.created");
    }

    @Test
    void swapsOnlyMessagesThatFit() {
        sandbox.subscribe(receiver.url());
        fault("{\"kind\":\"reorder\",\"event\":\"invitee.created\"}");
        var first = sandbox.book(Map.of());
        sandbox.submit(resource(first).path("cancel_url").asText(), Map.of());
        received(1);

        var second = sandbox.book(Map.of());

        assertThat(received(3))
                .extracting(it ->
                        it.path("event").asText() + " " + it.at("/payload/uri").asText())
                .containsExactly("invitee.canceled " + first, "invitee.created " + second, "invitee.created " + first);
    }

    @Test
    void refusesTheCallsThatAreMeantAsOftenAsTold() {
        var event = eventOf(sandbox.book(Map.of()));
        fault("{\"kind\":\"api-down\",\"status\":429,\"method\":\"POST\","
                + "\"path\":\"/scheduled_events/*/cancellation\",\"times\":2}");

        assertThat(sandbox.api(event).status()).isEqualTo(200);
        assertThat(sandbox.api("POST", event + "/cancellation", "{}").status()).isEqualTo(429);
        var second = sandbox.api("POST", event + "/cancellation", "{}");
        assertThat(second.json().path("title").asText()).isEqualTo("Too Many Requests");
        assertThat(sandbox.api(event).json().at("/resource/status").asText()).isEqualTo("active");
        assertThat(sandbox.api("POST", event + "/cancellation", "{}").status()).isEqualTo(201);
    }

    @Test
    void doesACallWithoutEverAnswering() {
        var event = eventOf(sandbox.book(Map.of()));
        fault("{\"kind\":\"api-commit-then-drop\",\"path\":\"/scheduled_events/*/cancellation\",\"times\":1}");

        assertThatThrownBy(() -> sandbox.api("POST", event + "/cancellation", "{}"))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(sandbox.api(event).json().at("/resource/status").asText()).isEqualTo("canceled");
        assertThat(sandbox.api("POST", event + "/cancellation", "{}")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("Event is already canceled");
    }

    @Test
    void showsWhatIsArmed() {
        fault("{\"kind\":\"drop\",\"event\":\"invitee.created\",\"inviteeUri\":\"x\"}");
        fault("{\"kind\":\"api-commit-then-drop\",\"method\":\"POST\"}");

        var armed = sandbox.get("/control/calendly/faults").json();

        assertThat(armed.at("/deliveries/0/inviteeUri").asText()).isEqualTo("x");
        assertThat(armed.at("/calls/0/method").asText()).isEqualTo("POST");
    }

    private void fault(String order) {
        assertThat(sandbox.call("POST", "/control/calendly/faults", order).status())
                .isEqualTo(201);
    }

    private Instant advance(String by) {
        var answer = sandbox.call("POST", CLOCK, "{\"advance\":\"" + by + "\"}");
        assertThat(answer.status()).isEqualTo(200);
        return Instant.parse(answer.json().path("now").asText());
    }

    private Instant now() {
        return Instant.parse(sandbox.get(CLOCK).json().path("now").asText());
    }

    private JsonNode resource(String uri) {
        return sandbox.api(uri).json().path("resource");
    }

    private int attempts(String inviteeUri) {
        return sandbox.deliveries(inviteeUri).at("/0/attempts").size();
    }

    private String subscriptionState() {
        var list = sandbox.api("/calendly/webhook_subscriptions?scope=user&organization="
                + SandboxFixture.encode(sandbox.organizationUri()));
        return list.json().at("/collection/0/state").asText();
    }

    private static String eventOf(String inviteeUri) {
        return inviteeUri.substring(0, inviteeUri.indexOf("/invitees/"));
    }

    private List<JsonNode> received(int count) {
        await().untilAsserted(() -> assertThat(receiver.received()).hasSizeGreaterThanOrEqualTo(count));
        return receiver.received().stream()
                .map(it -> SandboxFixture.tree(it.body()))
                .toList();
    }
}
