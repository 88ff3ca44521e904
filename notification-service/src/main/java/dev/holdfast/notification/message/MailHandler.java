package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.notification.delivery.Deliveries;
import dev.holdfast.notification.delivery.Delivery;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Runs the mail jobs of one type. Whether the mail is still wanted is part of the facts, so it is judged here, by one question to
 * their owner right before the mail is made.
 *
 * @param type the job's
 * @param telling asks for the facts and puts them into words; fails with {@link FactsMissing}
 */
public record MailHandler(String type, Function<ClaimedJob, Uni<Telling>> telling, Deliveries deliveries)
        implements JobHandler {

    @Override
    public String target() {
        return "mail";
    }

    @Override
    public Uni<JobOutcome> run(ClaimedJob job) {
        return deliveries.isSent(job.id()).chain(sent -> sent ? Uni.createFrom().item(JobOutcome.done()) : tell(job));
    }

    private Uni<JobOutcome> tell(ClaimedJob job) {
        return telling.apply(job)
                .chain(told -> deliver(job, told))
                .onFailure(FactsMissing.class)
                .recoverWithItem(FactsMissing::outcome);
    }

    private Uni<JobOutcome> deliver(ClaimedJob job, Telling told) {
        return switch (told) {
            case Say(var userId, var message) -> deliveries.deliver(Delivery.of(job, userId), message, job.deadline());
            case Nothing() -> Uni.createFrom().item(new JobOutcome.Unwanted("overtaken"));
        };
    }
}
