package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.sandbox.SandboxFixture.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moving a booking at Calendly: one canceled and one created invitee, linked both ways. */
class ReschedulesIT {

    private static final Pattern CHOICE = Pattern.compile("name=\"start_time\" value=\"([^\"]+)\"");
    private static final Instant NEW_TIME = SandboxFixture.ahead(90, "10:00");
    private static final Instant NEXT_DAY = NEW_TIME.plus(Duration.ofDays(1));

    private SandboxFixture sandbox;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() {
        sandbox = SandboxFixture.start();
        receiver = new WebhookReceiver();
        sandbox.subscribe(receiver.url());
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void offerTimesAtTheLinkThatEveryInviteeCarries() {
        var invitee = sandbox.book(Map.of());

        var page = sandbox.get(linkOf(invitee));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\" class=\"rescheduling\">", "(Europe/Paris)");
        var choice = CHOICE.matcher(page.body());
        assertThat(choice.find()).isTrue();
        assertThat(move(invitee, choice.group(1)).status()).isEqualTo(200);
    }

    @Test
    void replaceTheInviteeByANewOneOfANewEvent() {
        var old = sandbox.book(Map.of("utm_content", "token-1", "a1", "Sleep"));

        var successor = move(old, NEW_TIME).attribute("data-invitee-uri");

        var before = invitee(old);
        assertThat(before.path("status").asText()).isEqualTo("canceled");
        assertThat(before.path("rescheduled").asBoolean()).isTrue();
        assertThat(before.path("new_invitee").asText()).isEqualTo(successor);
        assertThat(before.path("old_invitee").isNull()).isTrue();
        assertThat(before.at("/cancellation/reason").asText()).isEqualTo("Need a later slot");
        assertThat(before.at("/cancellation/canceler_type").asText()).isEqualTo("invitee");
        var after = invitee(successor);
        assertThat(after.path("status").asText()).isEqualTo("active");
        assertThat(after.path("rescheduled").asBoolean()).isFalse();
        assertThat(after.path("old_invitee").asText()).isEqualTo(old);
        assertThat(after.path("new_invitee").isNull()).isTrue();
        assertThat(after.at("/tracking/utm_content").asText()).isEqualTo("token-1");
        assertThat(after.at("/questions_and_answers/0/answer").asText()).isEqualTo("Sleep");
        assertThat(eventOf(successor)).isNotEqualTo(eventOf(old));
        assertThat(event(old).path("status").asText()).isEqualTo("canceled");
        assertThat(event(successor).path("start_time").asText()).isEqualTo(SandboxFixture.micros(NEW_TIME));
    }

    @Test
    void tellBothHalves() {
        var old = sandbox.book(Map.of());
        received(1);

        var successor = move(old, NEW_TIME).attribute("data-invitee-uri");

        var halves = received(3).subList(1, 3);
        assertThat(halves)
                .extracting(it -> it.path("event").asText())
                .containsExactlyInAnyOrder("invitee.canceled", "invitee.created");
        var canceled = half(halves, "invitee.canceled");
        assertThat(canceled.path("uri").asText()).isEqualTo(old);
        assertThat(canceled.path("rescheduled").asBoolean()).isTrue();
        assertThat(canceled.path("new_invitee").asText()).isEqualTo(successor);
        var created = half(halves, "invitee.created");
        assertThat(created.path("uri").asText()).isEqualTo(successor);
        assertThat(created.path("old_invitee").asText()).isEqualTo(old);
        assertThat(created.at("/scheduled_event/start_time").asText()).isEqualTo(SandboxFixture.micros(NEW_TIME));
    }

    @Test
    void makeChains() {
        var a = sandbox.book(Map.of());
        var b = move(a, NEW_TIME).attribute("data-invitee-uri");
        var c = move(b, NEXT_DAY).attribute("data-invitee-uri");

        assertThat(invitee(b).path("old_invitee").asText()).isEqualTo(a);
        assertThat(invitee(b).path("new_invitee").asText()).isEqualTo(c);
        assertThat(invitee(b).path("status").asText()).isEqualTo("canceled");
        assertThat(invitee(c).path("old_invitee").asText()).isEqualTo(b);
        var listed =
                sandbox.api("/calendly/scheduled_events?count=100&user=" + SandboxFixture.encode(sandbox.userUri()));
        assertThat(listed.json().path("collection"))
                .extracting(event -> event.path("status").asText())
                .containsExactlyInAnyOrder("canceled", "canceled", "active");
    }

    @Test
    void happenOnceToAnInviteeAndNeverToACanceledOne() {
        var moved = sandbox.book(Map.of());
        move(moved, NEW_TIME);
        var canceled = sandbox.book(Map.of());
        sandbox.submit(linkOf(canceled).replace("reschedulings", "cancellations"), Map.of());

        var again = move(moved, NEXT_DAY);
        var late = move(canceled, NEW_TIME);
        var cancelMoved = sandbox.submit(linkOf(moved).replace("reschedulings", "cancellations"), Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("already rescheduled");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("already canceled");
        assertThat(cancelMoved.status()).isEqualTo(409);
        assertThat(sandbox.get(linkOf(moved)).body()).contains("has been rescheduled", "Need a later slot");
        assertThat(sandbox.api("POST", eventOf(moved) + "/cancellation", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void askAgainForATimeThatWillNotDo() {
        var invitee = sandbox.book(Map.of());

        var past = move(invitee, "2020-01-01T09:00:00Z");
        var none = move(invitee, "");

        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body()).contains("That time cannot be booked");
        assertThat(none.body()).contains("Please choose a time.");
        assertThat(invitee(invitee).path("status").asText()).isEqualTo("active");
        assertThat(sandbox.get("/calendly/reschedulings/unknown").status()).isEqualTo(404);
    }

    @Test
    void canArriveCreatedHalfFirst() {
        var old = sandbox.book(Map.of());
        received(1);
        sandbox.call("POST", "/control/calendly/faults", "{\"kind\":\"reorder\"}");

        move(old, NEW_TIME);

        assertThat(received(3).subList(1, 3))
                .extracting(it -> it.path("event").asText())
                .containsExactly("invitee.created", "invitee.canceled");
    }

    private Answer move(String inviteeUri, Object start) {
        return sandbox.submit(
                linkOf(inviteeUri), Map.of("start_time", start.toString(), "reason", "Need a later slot"));
    }

    private String linkOf(String inviteeUri) {
        return invitee(inviteeUri).path("reschedule_url").asText();
    }

    private JsonNode invitee(String uri) {
        return sandbox.api(uri).json().path("resource");
    }

    private JsonNode event(String inviteeUri) {
        return sandbox.api(eventOf(inviteeUri)).json().path("resource");
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

    private static JsonNode half(List<JsonNode> halves, String event) {
        return halves.stream()
                .filter(it -> it.path("event").asText().equals(event))
                .findFirst()
                .orElseThrow()
                .path("payload");
    }
}
