package dev.holdfast.booking.booking;

import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The job {@code reclaim}: a booking went, moved or became conflicted, so waiting ones are tried again; the one
 * that has become conflicted is left to staff or cancelled then, by the choice of the practice. Repeating it is harmless. */
@ApplicationScoped
class ReclaimHandler implements OwnedJobHandler {

    private final WaitingBookings waiting;
    private final ConflictChoice choice;

    ReclaimHandler(WaitingBookings waiting, ConflictChoice choice) {
        this.waiting = waiting;
        this.choice = choice;
    }

    @Override
    public String type() {
        return BookingJobs.RECLAIM;
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        return request.payload().get("bookingId") instanceof String bookingId
                ? run(bookingId)
                : Uni.createFrom().item(JobReply.reject("no-booking-id"));
    }

    private Uni<JobReply> run(String bookingId) {
        return waiting.tryAgain(bookingId).chain(confirmed -> choice.apply(bookingId)
                .map(cancelled -> JobReply.done(Map.of("confirmed", confirmed, "cancelled", cancelled))));
    }
}
