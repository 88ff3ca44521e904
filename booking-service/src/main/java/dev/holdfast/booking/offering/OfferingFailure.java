package dev.holdfast.booking.offering;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a request about offerings ends without what was asked for. */
public sealed interface OfferingFailure extends Failure {

    /** There is none with this id, or none that the caller may see. */
    record NotFound(String id) implements OfferingFailure {}

    /** Another active offering is linked to the same Calendly event type. */
    record EventTypeTaken(String eventType) implements OfferingFailure {}

    /** It is booked at Calendly alone; what is free is known there. */
    record BookedAtCalendly(String id) implements OfferingFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotFound(var id) ->
                Problem.of(FailureKind.NOT_FOUND, "offering-not-found", "There is no such offering");
            case BookedAtCalendly(var id) ->
                Problem.of(FailureKind.CONFLICT, "booked-at-calendly", "This offering is booked at Calendly")
                        .detail("Its free times are shown there: ask for a link with POST /api/booking-links.")
                        .with("offeringId", id);
            case EventTypeTaken(var eventType) ->
                Problem.of(FailureKind.CONFLICT, "event-type-taken", "Another active offering has this event type")
                        .detail("Deactivate the other offering first, or link this one to another event type.")
                        .with("calendlyEventType", eventType);
        };
    }
}
