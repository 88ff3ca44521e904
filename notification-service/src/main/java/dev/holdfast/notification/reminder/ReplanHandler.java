package dev.holdfast.notification.reminder;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.notification.message.ComingBookings;
import dev.holdfast.notification.message.FactsMissing;
import dev.holdfast.notification.message.Neighbours;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The job {@code replan}: what a client wishes, or where they are, has changed, so each of their coming bookings is planned anew, page
 * by page. Stopped half-way and begun again, it makes the same jobs.
 */
@Singleton
class ReplanHandler implements JobHandler {

    private static final int PAGE = 100;

    private final Neighbours neighbours;
    private final ReminderJobs jobs;

    ReplanHandler(Neighbours neighbours, ReminderJobs jobs) {
        this.neighbours = neighbours;
        this.jobs = jobs;
    }

    @Override
    public String type() {
        return "replan";
    }

    @Override
    public Uni<JobOutcome> run(ClaimedJob job) {
        String userId = job.payload().getString("userId");
        if (userId == null) {
            return Uni.createFrom().item(new JobOutcome.Reject("no-user-id"));
        }
        String occasion = job.id().split("\\|", 3)[2].replace('|', '-');
        return pagesAfter("", userId, occasion)
                .replaceWith(JobOutcome.done())
                .onFailure(FactsMissing.class)
                .recoverWithItem(FactsMissing::outcome);
    }

    private Uni<Void> pagesAfter(String last, String userId, String occasion) {
        return neighbours.coming(userId, last, PAGE).map(ComingBookings::items).chain(page -> plan(page, occasion)
                .chain(() -> page.size() < PAGE
                        ? Uni.createFrom().voidItem()
                        : pagesAfter(page.getLast().id(), userId, occasion)));
    }

    private Uni<Void> plan(List<ComingBookings.Item> bookings, String occasion) {
        return jobs.insert(bookings.stream()
                .map(booking -> jobs.plan(booking.id(), booking.rev(), occasion))
                .toList());
    }
}
