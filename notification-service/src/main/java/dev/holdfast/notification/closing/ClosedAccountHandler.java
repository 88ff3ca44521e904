package dev.holdfast.notification.closing;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.notification.delivery.Deliveries;
import dev.holdfast.notification.preference.Preferences;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * The job {@code closed}: an account was closed, so nothing may tell any more who was told what, or wished what. It comes at the closing and once more
 * when the person has no bookings left; repeating it changes nothing.
 */
@Singleton
class ClosedAccountHandler implements JobHandler {

    private final Deliveries deliveries;
    private final Preferences preferences;

    ClosedAccountHandler(Deliveries deliveries, Preferences preferences) {
        this.deliveries = deliveries;
        this.preferences = preferences;
    }

    @Override
    public String type() {
        return "closed";
    }

    @Override
    public Uni<JobOutcome> run(ClaimedJob job) {
        String userId = job.payload().getString("userId");
        return userId == null
                ? Uni.createFrom().item(new JobOutcome.Reject("no-user-id"))
                : deliveries
                        .erase(userId)
                        .chain(() -> preferences.erase(userId))
                        .replaceWith(JobOutcome.done());
    }
}
