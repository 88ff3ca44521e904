package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;
import java.time.Instant;
import java.util.List;

/** Why a request about bookings ends without what was asked for. */
public sealed interface BookingFailure extends Failure {

    /** There is none with this id, or it is somebody else's. */
    record NotFound(String id) implements BookingFailure {}

    /** No mail of a booking has this job id. */
    record NoSuchMail(String jobId) implements BookingFailure {}

    /**
     * The booking cannot be at that time.
     *
     * @param obstacle why, the first that was found
     * @param alternatives the next free times, as far as they are known
     */
    record SlotTaken(Instant startsAt, SlotObstacle obstacle, List<FreeTime> alternatives) implements BookingFailure {

        public SlotTaken {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** It is over, one way or another, and does not change any more. */
    record Ended(BookingStatus status) implements BookingFailure {}

    /** It was decided anew since it was seen; {@code rev} is the present one. */
    record Changed(long rev) implements BookingFailure {}

    /** It has begun; only staff change it now. */
    record Begun(Instant startsAt) implements BookingFailure {}

    /** The offering lets clients change it until then; only staff change it now. */
    record TooLate(Instant until) implements BookingFailure {}

    /** It has not begun, so nobody knows yet whether its client comes. */
    record NotBegun(Instant startsAt) implements BookingFailure {}

    /** It never came to be, or not yet; only of a confirmed one can it be said whether it took place. */
    record NotConfirmed(BookingStatus status) implements BookingFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotFound(var id) -> Problem.of(FailureKind.NOT_FOUND, "booking-not-found", "There is no such booking");
            case NoSuchMail(var jobId) ->
                Problem.of(FailureKind.NOT_FOUND, "mail-not-found", "No booking has such a mail");
            case SlotTaken(var startsAt, var obstacle, var alternatives) ->
                Problem.of(FailureKind.CONFLICT, "slot-taken", "That time is not free")
                        .detail(obstacle.sentence())
                        .with("reason", obstacle.wire())
                        .with("startsAt", startsAt)
                        .with("alternatives", alternatives);
            case Ended(var status) ->
                Problem.of(FailureKind.CONFLICT, "booking-ended", "This booking has ended")
                        .with("bookingStatus", status);
            case Changed(var rev) ->
                Problem.of(FailureKind.CONFLICT, "booking-changed", "This booking has changed meanwhile")
                        .with("rev", rev);
            case TooLate(var until) ->
                Problem.of(FailureKind.CONFLICT, "too-late-to-change", "It is too late to change this booking here")
                        .with("until", until);
            case NotBegun(var startsAt) ->
                Problem.of(FailureKind.CONFLICT, "booking-not-begun", "This booking has not begun")
                        .detail("Whether it took place can be said from its start on.")
                        .with("startsAt", startsAt);
            case NotConfirmed(var status) ->
                Problem.of(FailureKind.CONFLICT, "booking-not-confirmed", "This booking is not confirmed")
                        .detail("It is " + status + "; only of a confirmed one can it be said whether it took place.")
                        .with("bookingStatus", status);
            case Begun(var startsAt) ->
                Problem.of(FailureKind.CONFLICT, "booking-begun", "This booking has begun")
                        .with("startsAt", startsAt);
        };
    }
}
