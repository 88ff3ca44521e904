package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a request about bookings ends without what was asked for. */
public sealed interface BookingFailure extends Failure {

    /** There is none with this id, or it is somebody else's. */
    record NotFound(String id) implements BookingFailure {}

    /** No mail of a booking has this job id. */
    record NoSuchMail(String jobId) implements BookingFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotFound(var id) -> Problem.of(FailureKind.NOT_FOUND, "booking-not-found", "There is no such booking");
            case NoSuchMail(var jobId) ->
                Problem.of(FailureKind.NOT_FOUND, "mail-not-found", "No booking has such a mail");
        };
    }
}
