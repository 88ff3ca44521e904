package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.sandbox.WebhookReceiver.Received;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksIT {

    private SandboxFixture sandbox;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() {
        sandbox = SandboxFixture.start("--retry-unit", "20ms");
        receiver = new WebhookReceiver();
        sandbox.subscribe(receiver.url());
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void tellABookingSignedOverItsBytes() {
        var inviteeUri = sandbox.book(Map.of("utm_content", "token-1", "name", "Zoë 🌿"));

        var received = received(1).getFirst();
        assertThat(received.signature()).isEqualTo(expectedSignature(received));
        assertThat(received.body())
                .contains("\"event\":\"invitee.created\"", "\"utm_content\":\"token-1\"", "Zoë 🌿", inviteeUri);
        await().untilAsserted(() -> assertThat(states(inviteeUri)).containsExactly("delivered"));
    }

    @Test
    void tellACancellationWithTheSameTracking() {
        var inviteeUri = sandbox.book(Map.of("utm_content", "token-1"));
        received(1);

        cancel(inviteeUri);

        assertThat(received(2).getLast().body())
                .contains(
                        "\"event\":\"invitee.canceled\"", "\"utm_content\":\"token-1\"", "\"canceler_type\":\"host\"");
    }

    @Test
    void areTriedAgainWithTheirFirstTimestampUntilAccepted() {
        receiver.answerNext(503, 302, 404);

        var inviteeUri = sandbox.book(Map.of());

        var attempts = received(4);
        assertThat(attempts)
                .extracting(Received::signature)
                .containsOnly(attempts.getFirst().signature());
        assertThat(attempts)
                .extracting(Received::body)
                .containsOnly(attempts.getFirst().body());
        await().untilAsserted(() -> assertThat(states(inviteeUri)).containsExactly("delivered"));
        assertThat(sandbox.deliveries(inviteeUri).at("/0/attempts")).hasSize(4);
        assertThat(subscription().path("retry_started_at").isNull()).isTrue();
    }

    @Test
    void areSignedAnewWhenRetriedIfToldSo() {
        try (var resigning = SandboxFixture.start("--retry-unit", "1100ms", "--resign-retries")) {
            resigning.subscribe(receiver.url());
            receiver.answerNext(500);

            resigning.book(Map.of());

            var attempts = received(2);
            assertThat(attempts.getLast().signedAt())
                    .isGreaterThan(attempts.getFirst().signedAt());
            assertThat(attempts.getLast().signature()).isEqualTo(expectedSignature(attempts.getLast()));
        }
    }

    @Test
    void areNotHeldUpByOneThatFails() {
        receiver.answerNext(500, 500, 500, 500, 500, 500);
        var failing = sandbox.book(Map.of());
        await().untilAsserted(() ->
                assertThat(subscription().path("retry_started_at").isTextual()).isTrue());

        var other = sandbox.book(Map.of());

        await().untilAsserted(() -> assertThat(states(other)).containsExactly("delivered"));
        await().untilAsserted(() -> assertThat(states(failing)).containsExactly("delivered"));
    }

    @Test
    void disableTheirSubscriptionAtTheHorizon() {
        try (var impatient = SandboxFixture.start("--retry-unit", "10ms", "--retry-horizon", "100ms")) {
            var subscription = impatient
                    .subscribe("http://localhost:1/hook")
                    .json()
                    .at("/resource/uri")
                    .asText();

            var inviteeUri = impatient.book(Map.of());

            await().untilAsserted(() -> {
                var resource = impatient.api(subscription).json().path("resource");
                assertThat(resource.path("state").asText()).isEqualTo("disabled");
                assertThat(resource.path("retry_started_at").isTextual()).isTrue();
            });
            assertThat(impatient.deliveries(inviteeUri).at("/0/state").asText()).isEqualTo("given-up");
            assertThat(impatient.subscribe("http://localhost:1/hook").status()).isEqualTo(201);
        }
    }

    @Test
    void endWithTheirSubscription() {
        receiver.answerNext(500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
        var inviteeUri = sandbox.book(Map.of());
        received(1);

        sandbox.api("DELETE", subscription().path("uri").asText(), "");

        await().untilAsserted(() -> assertThat(states(inviteeUri)).containsExactly("given-up"));
    }

    @Test
    void canBeSentSeveralTimesAtOnce() {
        fault("{\"kind\":\"duplicate\",\"copies\":5}");

        sandbox.book(Map.of());

        var copies = received(5);
        assertThat(copies)
                .extracting(Received::signature)
                .containsOnly(copies.getFirst().signature());
        assertThat(copies)
                .extracting(Received::body)
                .containsOnly(copies.getFirst().body());
    }

    @Test
    void canBeRenderedAgain() {
        fault("{\"kind\":\"re-render\"}");

        var inviteeUri = sandbox.book(Map.of());

        var both = received(2);
        assertThat(both.getLast().body()).isNotEqualTo(both.getFirst().body()).contains(inviteeUri);
        assertThat(both.getLast().signature()).isEqualTo(expectedSignature(both.getLast()));
    }

    @Test
    void canBeDroppedAndSentLaterByHand() {
        fault("{\"kind\":\"drop\",\"event\":\"invitee.created\"}");
        var inviteeUri = sandbox.book(Map.of());
        assertThat(states(inviteeUri)).containsExactly("dropped");

        var sent = redeliver(inviteeUri, "");

        assertThat(sent.at("/0/status").asInt()).isEqualTo(200);
        assertThat(received(1)).hasSize(1);
    }

    @Test
    void canBeHeldUntilTheCancellationHasPassed() {
        fault("{\"kind\":\"hold\",\"event\":\"invitee.created\"}");
        var inviteeUri = sandbox.book(Map.of());
        cancel(inviteeUri);
        assertThat(received(1).getFirst().body()).contains("\"event\":\"invitee.canceled\"");

        var released = sandbox.call("POST", "/control/calendly/release", "{\"inviteeUri\":\"" + inviteeUri + "\"}");

        assertThat(released.json().path("released").asInt()).isEqualTo(1);
        assertThat(received(2).getLast().body()).contains("\"event\":\"invitee.created\"", "\"status\":\"active\"");
    }

    @Test
    void canBeDelayed() {
        fault("{\"kind\":\"delay\",\"millis\":100}");

        var inviteeUri = sandbox.book(Map.of());

        assertThat(states(inviteeUri)).containsExactly("waiting");
        await().untilAsserted(() -> assertThat(states(inviteeUri)).containsExactly("delivered"));
    }

    @Test
    void canBeSignedWronglyAtFirst() {
        fault("{\"kind\":\"wrong-signature\"}");
        receiver.answerNext(401);

        sandbox.book(Map.of());

        var attempts = received(2);
        assertThat(attempts.getFirst().signature()).isNotEqualTo(expectedSignature(attempts.getFirst()));
        assertThat(attempts.getLast().signature()).isEqualTo(expectedSignature(attempts.getLast()));
    }

    @Test
    void canComeAgainWithATimestampOfADayAgo() {
        fault("{\"kind\":\"old-timestamp\"}");

        sandbox.book(Map.of());

        var both = received(2);
        var age = Clock.systemUTC().instant().getEpochSecond() - both.getLast().signedAt();
        assertThat(age).isBetween(86_400L, 86_460L);
        assertThat(both.getLast().signature()).isEqualTo(expectedSignature(both.getLast()));
    }

    @Test
    void canBeRepeatedByHandInEveryWay() {
        var inviteeUri = sandbox.book(Map.of());
        var first = received(1).getFirst();

        redeliver(inviteeUri, ",\"copies\":3,\"signature\":\"first\"");
        redeliver(inviteeUri, ",\"reRendered\":true");
        redeliver(inviteeUri, ",\"signature\":\"day-old\"");
        receiver.answerNext(401);
        var refused = redeliver(inviteeUri, ",\"signature\":\"wrong\"");

        var all = received(7);
        assertThat(all.subList(1, 4)).extracting(Received::signature).containsOnly(first.signature());
        assertThat(all.get(4).body()).isNotEqualTo(first.body());
        assertThat(all.get(5).signedAt()).isLessThan(first.signedAt() - 86_000);
        assertThat(all.get(6).signature()).isNotEqualTo(expectedSignature(all.get(6)));
        assertThat(refused.at("/0/state").asText()).isEqualTo("refused");
        assertThat(refused.at("/0/status").asInt()).isEqualTo(401);
        assertThat(subscription().path("retry_started_at").isNull()).isTrue();
    }

    @Test
    void haveASignatureToGiveAway() {
        var signed = sandbox.call(
                        "POST",
                        "/control/calendly/sign",
                        "{\"body\":\"{\\\"event\\\":\\\"invitee.created\\\",\\\"payload\\\":{\\\"email\\\":\\\"asha@example.com\\\"}}\","
                                + "\"signedAt\":\"2027-01-10T07:15:02Z\"}")
                .json();

        assertThat(signed.path("header").asText()).isEqualTo("Calendly-Webhook-Signature");
        assertThat(signed.path("value").asText())
                .isEqualTo("t=1799565302,v1=698a8993c44a48b0a462d6c5aef5999c53f5b048fd6dca046f01bd5c05e33fa8");
    }

    @Test
    void refuseOrdersThatMakeNoSense() {
        for (var wrong : List.of(
                "{}", "[]", "no json", "{\"kind\":\"x\"}", "{\"kind\":\"delay\"}", "{\"kind\":\"drop\",\"times\":0}")) {
            var answer = sandbox.call("POST", "/control/calendly/faults", wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().path("error").asText()).isNotEmpty();
        }
        assertThat(sandbox.call("POST", "/control/calendly/redeliver", "{\"inviteeUri\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }

    private void fault(String order) {
        assertThat(sandbox.call("POST", "/control/calendly/faults", order).status())
                .isEqualTo(201);
    }

    private JsonNode redeliver(String inviteeUri, String more) {
        var answer = sandbox.call(
                "POST", "/control/calendly/redeliver", "{\"inviteeUri\":\"" + inviteeUri + "\"" + more + "}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("items");
    }

    private void cancel(String inviteeUri) {
        var eventUri = inviteeUri.substring(0, inviteeUri.indexOf("/invitees/"));
        assertThat(sandbox.api("POST", eventUri + "/cancellation", "{}").status())
                .isEqualTo(201);
    }

    private List<Received> received(int count) {
        await().untilAsserted(() -> assertThat(receiver.received()).hasSizeGreaterThanOrEqualTo(count));
        return receiver.received();
    }

    private List<String> states(String inviteeUri) {
        return sandbox.deliveries(inviteeUri).findValuesAsText("state");
    }

    private JsonNode subscription() {
        var list = sandbox.api("/calendly/webhook_subscriptions?scope=user&organization="
                + SandboxFixture.encode(sandbox.organizationUri()));
        return list.json().at("/collection/0");
    }

    private static String expectedSignature(Received received) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SandboxFixture.SIGNING_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((received.signedAt() + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + received.signedAt() + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal(received.body().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
