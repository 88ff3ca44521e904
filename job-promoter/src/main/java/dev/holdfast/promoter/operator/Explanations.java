package dev.holdfast.promoter.operator;

import dev.holdfast.kit.job.hint.LaneLook;
import dev.holdfast.kit.job.hint.LaneSigns;
import dev.holdfast.kit.job.hint.QueueRedis;
import dev.holdfast.kit.job.store.DueJobs;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.promoter.operator.Explanation.Facts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Gathers what explains a job. Without Redis less is known, and that is said. */
@Singleton
class Explanations {

    private final Steering jobs;
    private final DueJobs due;
    private final LaneSigns signs;

    Explanations(Steering jobs, DueJobs due, QueueRedis redis) {
        this.jobs = jobs;
        this.due = due;
        this.signs = redis.signs();
    }

    Uni<ExplanationView> of(String id) {
        return jobs.get(id).chain(this::of);
    }

    private Uni<ExplanationView> of(JobDocument job) {
        return Uni.combine()
                .all()
                .unis(due.now(), look(job))
                .with(Facts::new)
                .map(facts -> ExplanationView.of(job, Explanation.of(job, facts)));
    }

    private Uni<@Nullable LaneLook> look(JobDocument job) {
        return signs.look(job.lane(), job.type(), job.id()).onFailure().recoverWithNull();
    }
}
