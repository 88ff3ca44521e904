package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.EffectPolicy;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** A handler that does what a test says. */
record Scripted(Function<ClaimedJob, Uni<JobOutcome>> run, boolean wanted, EffectPolicy policy) implements JobHandler {

    static Scripted neverRepeated(Function<ClaimedJob, Uni<JobOutcome>> run) {
        return new Scripted(run, true, EffectPolicy.NEVER_REPEAT);
    }

    @Override
    public String type() {
        return "test";
    }

    @Override
    public Uni<Boolean> stillWanted(ClaimedJob job) {
        return Uni.createFrom().item(wanted);
    }

    @Override
    public Uni<JobOutcome> run(ClaimedJob job) {
        return run.apply(job);
    }
}
