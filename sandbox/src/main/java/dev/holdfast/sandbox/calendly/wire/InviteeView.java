package dev.holdfast.sandbox.calendly.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.Cancellation;
import dev.holdfast.sandbox.calendly.agenda.InviteeKey;
import dev.holdfast.sandbox.calendly.agenda.Payment;
import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import dev.holdfast.sandbox.calendly.agenda.Tracking;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invitee. First and last name are null because the booking form has a single name field.
 *
 * @param scheduledEvent embedded in webhooks only
 */
public record InviteeView(
        String cancelUrl,
        Instant createdAt,
        String email,
        String event,
        @Nullable String firstName,
        @Nullable String lastName,
        String name,
        @Nullable String newInvitee,
        @Nullable String oldInvitee,
        List<Answer> questionsAndAnswers,
        String rescheduleUrl,
        boolean rescheduled,
        String status,
        @Nullable String textReminderNumber,
        String timezone,
        Tracking tracking,
        Instant updatedAt,
        String uri,
        @Nullable Payment payment,
        @Nullable Object noShow,
        @Nullable Object reconfirmation,
        @Nullable String routingFormSubmission,
        @Nullable String schedulingMethod,
        @Nullable String inviteeScheduledBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScheduledEventView scheduledEvent,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Cancellation cancellation) {

    /** The one question that every event type asks. */
    public static final String QUESTION = "What would you like to discuss?";

    public static InviteeView forApi(ScheduledEvent event, CalendlyUris uris) {
        return of(event, uris, null);
    }

    public static InviteeView forWebhook(ScheduledEvent event, CalendlyUris uris) {
        return of(event, uris, ScheduledEventView.forWebhook(event, uris));
    }

    private static InviteeView of(ScheduledEvent event, CalendlyUris uris, @Nullable ScheduledEventView embedded) {
        var request = event.request();
        var how = event.circumstances();
        return new InviteeView(
                uris.cancellationPage(event),
                event.createdAt(),
                request.email(),
                uris.event(event),
                null,
                null,
                request.name(),
                uriOf(event.moves().to(), uris),
                uriOf(event.moves().from(), uris),
                List.of(new Answer(QUESTION, request.answer(), 0)),
                uris.reschedulingPage(event),
                event.isRescheduled(),
                event.status(),
                null,
                request.zone().getId(),
                request.tracking(),
                event.updatedAt(),
                uris.invitee(event),
                how.payment(),
                null,
                null,
                null,
                how.schedulingMethod(),
                how.byHost() ? uris.user() : null,
                embedded,
                event.cancellation());
    }

    private static @Nullable String uriOf(@Nullable InviteeKey key, CalendlyUris uris) {
        return key == null ? null : uris.invitee(key);
    }

    record Answer(String question, String answer, int position) {}
}
