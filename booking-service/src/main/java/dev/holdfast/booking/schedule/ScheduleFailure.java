package dev.holdfast.booking.schedule;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a request about working hours ends without what was asked for. */
sealed interface ScheduleFailure extends Failure {

    /** None were stored for this practitioner. */
    record NotFound(String practitionerId) implements ScheduleFailure {}

    /** The hours are not those of the {@code rev} that the request names. */
    record ChangedMeanwhile(long rev) implements ScheduleFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotFound(var practitionerId) ->
                Problem.of(FailureKind.NOT_FOUND, "schedule-not-found", "No working hours are stored")
                        .detail("Store the first ones with rev 0.")
                        .with("practitionerId", practitionerId);
            case ChangedMeanwhile(var rev) ->
                Problem.of(FailureKind.CONFLICT, "schedule-changed", "Somebody else has changed these hours meanwhile")
                        .detail("Read the hours again and decide anew.")
                        .with("rev", rev);
        };
    }
}
