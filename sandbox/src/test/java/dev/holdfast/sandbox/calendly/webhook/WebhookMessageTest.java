package dev.holdfast.sandbox.calendly.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.sandbox.calendly.agenda.AgendaChange;
import dev.holdfast.sandbox.calendly.agenda.BookingRequest;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.Cancellation;
import dev.holdfast.sandbox.calendly.agenda.Circumstances;
import dev.holdfast.sandbox.calendly.agenda.EventType;
import dev.holdfast.sandbox.calendly.agenda.InviteeKey;
import dev.holdfast.sandbox.calendly.agenda.Location;
import dev.holdfast.sandbox.calendly.agenda.Moves;
import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import dev.holdfast.sandbox.calendly.agenda.Tracking;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookMessageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BOOKED_AT = Instant.parse("2027-02-01T07:15:01.482113Z");
    private static final Instant CANCELED_AT = Instant.parse("2027-02-02T10:02:44.120551Z");
    private static final CalendlyUris URIS = new CalendlyUris("http://sandbox/calendly");

    @Test
    void tellsABookingFieldByField() throws JsonProcessingException {
        var message = WebhookMessage.of(new AgendaChange.Booked(event(null)), URIS, BOOKED_AT);

        assertThat(message.event()).isEqualTo("invitee.created");
        assertThat(message.body()).isEqualTo(compact("""
                {
                  "created_at": "2027-02-01T07:15:01.000000Z",
                  "created_by": "http://sandbox/calendly/users/5b9d2f7e-8c41-4f3a-a6d0-1e2b3c4d5e6f",
                  "event": "invitee.created",
                  "payload": {
                    "cancel_url": "http://sandbox/calendly/cancellations/inv-1",
                    "created_at": "2027-02-01T07:15:01.482113Z",
                    "email": "ravi@example.com",
                    "event": "http://sandbox/calendly/scheduled_events/ev-1",
                    "first_name": null,
                    "last_name": null,
                    "name": "Ravi Iyer",
                    "new_invitee": null,
                    "old_invitee": null,
                    "questions_and_answers": [
                      {"question": "What would you like to discuss?", "answer": "Sleep", "position": 0}
                    ],
                    "reschedule_url": "http://sandbox/calendly/reschedulings/inv-1",
                    "rescheduled": false,
                    "status": "active",
                    "text_reminder_number": null,
                    "timezone": "Asia/Kolkata",
                    "tracking": {
                      "utm_campaign": null,
                      "utm_source": "holdfast",
                      "utm_medium": null,
                      "utm_content": "token-1",
                      "utm_term": null,
                      "salesforce_uuid": null
                    },
                    "updated_at": "2027-02-01T07:15:01.482113Z",
                    "uri": "http://sandbox/calendly/scheduled_events/ev-1/invitees/inv-1",
                    "payment": null,
                    "no_show": null,
                    "reconfirmation": null,
                    "routing_form_submission": null,
                    "scheduling_method": null,
                    "invitee_scheduled_by": null,
                    "scheduled_event": {
                      "uri": "http://sandbox/calendly/scheduled_events/ev-1",
                      "name": "30 Minute Consultation",
                      "meeting_notes_plain": null,
                      "meeting_notes_html": null,
                      "status": "active",
                      "start_time": "2027-02-04T09:00:00.000000Z",
                      "end_time": "2027-02-04T09:30:00.000000Z",
                      "event_type": "http://sandbox/calendly/event_types/1f4e8a20-6b5c-4d9e-8f71-90a2b3c4d5e6",
                      "location": {
                        "type": "zoom_conference",
                        "status": "pushed",
                        "join_url": "https://example.zoom.us/j/91234567890",
                        "data": {
                          "id": "91234567890",
                          "password": "246810",
                          "settings": {"global_dial_in_numbers": []},
                          "extra": null
                        }
                      },
                      "invitees_counter": {"total": 1, "active": 1, "limit": 1},
                      "created_at": "2027-02-01T07:15:01.482113Z",
                      "updated_at": "2027-02-01T07:15:01.482113Z",
                      "event_memberships": [
                        {
                          "user": "http://sandbox/calendly/users/5b9d2f7e-8c41-4f3a-a6d0-1e2b3c4d5e6f",
                          "user_email": "mira@example.com",
                          "user_name": "Mira Sen"
                        }
                      ],
                      "event_guests": []
                    }
                  }
                }
                """));
    }

    @Test
    void tellsACancellationInBothPlacesAndCountsNobodyActive() throws JsonProcessingException {
        var canceled = event(new Cancellation("Ravi Iyer", null, "invitee", CANCELED_AT));

        var message = WebhookMessage.of(new AgendaChange.Canceled(canceled), URIS, CANCELED_AT);

        var payload = JSON.readTree(message.body()).path("payload");
        var cancellation = """
                {"canceled_by":"Ravi Iyer","reason":null,"canceler_type":"invitee",\
                "created_at":"2027-02-02T10:02:44.120551Z"}""";
        assertThat(message.event()).isEqualTo("invitee.canceled");
        assertThat(payload.path("status").asText()).isEqualTo("canceled");
        assertThat(payload.path("cancellation").toString()).isEqualTo(cancellation);
        assertThat(payload.path("updated_at").asText()).isEqualTo("2027-02-02T10:02:44.120551Z");
        assertThat(payload.path("tracking").path("utm_content").asText()).isEqualTo("token-1");
        var event = payload.path("scheduled_event");
        assertThat(event.path("status").asText()).isEqualTo("canceled");
        assertThat(event.path("cancellation").toString()).isEqualTo(cancellation);
        assertThat(event.path("invitees_counter").path("active").asInt()).isZero();
    }

    @Test
    void saysTheSameInOtherWordsWhenRenderedAgain() throws JsonProcessingException {
        var first = WebhookMessage.of(new AgendaChange.Booked(event(null)), URIS, BOOKED_AT);

        var again = first.renderedAgain(CANCELED_AT);

        JsonNode tree = JSON.readTree(again.body());
        assertThat(again.body()).startsWith("{\"payload\":{\"scheduled_event\":{\"event_guests\"");
        assertThat(tree.path("payload").path("uri").asText()).isEqualTo(first.inviteeUri());
        assertThat(tree.path("payload").path("updated_at").asText()).isEqualTo("2027-02-02T10:02:44.120551Z");
        assertThat(again.body().replace("2027-02-02T10:02:44.120551Z", "2027-02-01T07:15:01.482113Z"))
                .hasSameSizeAs(first.body());
    }

    private static ScheduledEvent event(@Nullable Cancellation cancellation) {
        var request = new BookingRequest(
                Instant.parse("2027-02-04T09:00:00Z"),
                "Ravi Iyer",
                "ravi@example.com",
                ZoneId.of("Asia/Kolkata"),
                "Sleep",
                new Tracking(null, "holdfast", null, "token-1", null, null));
        return new ScheduledEvent(
                new InviteeKey("ev-1", "inv-1"),
                EventType.ALL.getFirst(),
                new Location.Zoom("91234567890"),
                request,
                Circumstances.ON_THE_PAGE,
                BOOKED_AT,
                new Moves(null, null),
                cancellation);
    }

    private static String compact(String json) throws JsonProcessingException {
        return JSON.readTree(json).toString();
    }
}
