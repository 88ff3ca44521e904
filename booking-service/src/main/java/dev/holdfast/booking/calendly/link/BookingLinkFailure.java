package dev.holdfast.booking.calendly.link;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;
import java.time.Duration;

/** Why a booking link is not handed out. */
public sealed interface BookingLinkFailure extends Failure {

    /** The offering is not active, or not booked through Calendly. */
    record NotLinkable(String offeringId) implements BookingLinkFailure {}

    /** Calendly does not answer, and the offering has no page to fall back to. */
    record CalendlySilent() implements BookingLinkFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotLinkable(var offeringId) ->
                Problem.of(FailureKind.CONFLICT, "not-linkable", "This offering cannot be booked through Calendly now");
            case CalendlySilent() ->
                Problem.of(FailureKind.UNAVAILABLE, "calendly-silent", "Calendly does not answer, please try again")
                        .retryAfter(Duration.ofSeconds(10));
        };
    }
}
