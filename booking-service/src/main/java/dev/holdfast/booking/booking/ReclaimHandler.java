package dev.holdfast.booking.booking;

import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The job {@code reclaim}: a booking went, moved or became conflicted, so waiting ones are tried again. Repeating it is harmless. */
@ApplicationScoped
class ReclaimHandler implements OwnedJobHandler {

    private final WaitingBookings waiting;

    ReclaimHandler(WaitingBookings waiting) {
        this.waiting = waiting;
    }

    @Override
    public String type() {
        return BookingJobs.RECLAIM;
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        return request.payload().get("bookingId") instanceof String bookingId
                ? waiting.tryAgain(bookingId).map(confirmed -> JobReply.done(Map.of("confirmed", confirmed)))
                : Uni.createFrom().item(JobReply.reject("no-booking-id"));
    }
}
