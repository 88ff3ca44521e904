package dev.holdfast.booking.calendly.reconciler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.booking.calendly.intake.KnownInvitee;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant CREATED = Instant.parse("2027-01-10T07:15:01.482113Z");
    private static final Instant ENDED = Instant.parse("2027-01-11T12:30:10.774310Z");
    private static final KnownInvitee ACTIVE = new KnownInvitee("inv", "ev", true, true);
    private static final KnownInvitee ENDED_HERE = new KnownInvitee("inv", "ev", true, false);
    private static final KnownInvitee HALF_HEARD = new KnownInvitee("inv", "ev", false, false);

    @Test
    void anEventWhoseInviteesAreAllKnownNeedsNoLook() {
        assertThat(Differences.isSettled(event("active", 1, 1), List.of(ACTIVE)))
                .isTrue();
        assertThat(Differences.isSettled(event("canceled", 1, 0), List.of(ENDED_HERE)))
                .isTrue();
        assertThat(Differences.isSettled(event("active", 2, 1), List.of(ACTIVE, ENDED_HERE)))
                .isTrue();
    }

    @Test
    void anEventIsLookedAtWhenAnInviteeIsMissingOrUnjudged() {
        assertThat(Differences.isSettled(event("active", 1, 1), List.of())).isFalse();
        assertThat(Differences.isSettled(event("active", 2, 2), List.of(ACTIVE)))
                .isFalse();
        assertThat(Differences.isSettled(event("canceled", 1, 0), List.of(HALF_HEARD)))
                .isFalse();
    }

    @Test
    void anEventIsLookedAtWhenAnEndWasMissed() {
        assertThat(Differences.isSettled(event("canceled", 1, 0), List.of(ACTIVE)))
                .isFalse();
        assertThat(Differences.isSettled(event("canceled", 1, 1), List.of(ACTIVE)))
                .isFalse();
        assertThat(Differences.isSettled(event("active", 2, 1), List.of(ACTIVE, ACTIVE)))
                .isFalse();
    }

    @Test
    void anEventWithoutCountsIsAlwaysLookedAt() {
        assertThat(Differences.isSettled(JSON.createObjectNode(), List.of(ACTIVE)))
                .isFalse();
    }

    @Test
    void nothingIsMissingOfAnInviteeWhoseStateIsOurs() {
        assertThat(Differences.missing(event("active", 1, 1), invitee(), ACTIVE))
                .isEmpty();
        assertThat(Differences.missing(event("canceled", 1, 0), moved(), ENDED_HERE))
                .isEmpty();
    }

    @Test
    void ofAnUnknownInviteeItsCreationIsMissing() throws JsonProcessingException {
        List<MissedMessage> missing = Differences.missing(event("active", 1, 1), invitee(), null);

        assertThat(missing).singleElement().satisfies(created -> {
            assertThat(created.at()).isEqualTo(CREATED);
            assertThat(created.token()).isEqualTo("token-1");
        });
        JsonNode body = JSON.readTree(missing.getFirst().body());
        assertThat(body.path("event").asText()).isEqualTo("invitee.created");
        assertThat(body.at("/payload/uri").asText()).isEqualTo("inv");
        assertThat(body.at("/payload/scheduled_event/uri").asText()).isEqualTo("ev");
    }

    @Test
    void anInviteeThatCameAndWentIsToldAsItHappened() throws JsonProcessingException {
        List<MissedMessage> missing = Differences.missing(event("canceled", 1, 0), moved(), null);

        assertThat(missing).extracting(MissedMessage::at).containsExactly(CREATED, ENDED);
        JsonNode created = JSON.readTree(missing.getFirst().body()).path("payload");
        assertThat(created.path("status").asText()).isEqualTo("active");
        assertThat(created.path("rescheduled").asBoolean()).isFalse();
        assertThat(created.path("new_invitee").isNull()).isTrue();
        assertThat(created.path("old_invitee").asText()).isEqualTo("before");
        assertThat(created.has("cancellation")).isFalse();
        assertThat(created.at("/scheduled_event/status").asText()).isEqualTo("active");
        JsonNode canceled = JSON.readTree(missing.getLast().body());
        assertThat(canceled.path("event").asText()).isEqualTo("invitee.canceled");
        assertThat(canceled.at("/payload/rescheduled").asBoolean()).isTrue();
        assertThat(canceled.at("/payload/new_invitee").asText()).isEqualTo("after");
    }

    @Test
    void ofAnInviteeWeHoldActiveOnlyItsEndIsMissing() {
        assertThat(Differences.missing(event("canceled", 1, 0), moved(), ACTIVE))
                .extracting(MissedMessage::at)
                .containsExactly(ENDED);
    }

    @Test
    void ofAnInviteeWhoseEndCameFirstOnlyItsCreationIsMissing() {
        assertThat(Differences.missing(event("canceled", 1, 0), moved(), HALF_HEARD))
                .extracting(MissedMessage::at)
                .containsExactly(CREATED);
    }

    @Test
    void aMessageShowsNothingOfItsBody() {
        assertThat(Differences.missing(event("active", 1, 1), invitee(), null).toString())
                .doesNotContain("token-1", "inv");
    }

    private static ObjectNode event(String status, int total, int active) {
        ObjectNode event = JSON.createObjectNode().put("uri", "ev").put("status", status);
        event.set(
                "invitees_counter", JSON.createObjectNode().put("total", total).put("active", active));
        return event;
    }

    private static ObjectNode invitee() {
        ObjectNode invitee = JSON.createObjectNode()
                .put("uri", "inv")
                .put("status", "active")
                .put("rescheduled", false)
                .put("old_invitee", "before")
                .putNull("new_invitee")
                .put("created_at", CREATED.toString());
        invitee.set("tracking", JSON.createObjectNode().put("utm_content", "token-1"));
        return invitee;
    }

    private static ObjectNode moved() {
        ObjectNode moved =
                invitee().put("status", "canceled").put("rescheduled", true).put("new_invitee", "after");
        moved.set("cancellation", JSON.createObjectNode().put("created_at", ENDED.toString()));
        return moved;
    }
}
