package dev.holdfast.booking.availability;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a question about free times ends without an answer. */
sealed interface AvailabilityFailure extends Failure {

    /** Its free times are known at Calendly alone. */
    record BookedAtCalendly(String offeringId) implements AvailabilityFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case BookedAtCalendly(var offeringId) ->
                Problem.of(FailureKind.CONFLICT, "booked-at-calendly", "This offering is booked at Calendly")
                        .detail("Its free times are shown there: ask for a link with POST /api/booking-links.")
                        .with("offeringId", offeringId);
        };
    }
}
