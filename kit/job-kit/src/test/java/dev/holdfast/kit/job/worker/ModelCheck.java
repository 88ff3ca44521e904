package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.worker.ModelStore.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The invariants of jobs over the log of one interleaving; each sentence is one that does not hold. */
final class ModelCheck {

    private static final Duration EARLY = Duration.ofSeconds(2);

    private final ModelWorld world;
    private final List<String> broken = new ArrayList<>();

    private ModelCheck(ModelWorld world) {
        this.world = world;
    }

    static List<String> broken(ModelWorld world) {
        var check = new ModelCheck(world);
        world.store().log().forEach(check::write);
        world.jobs().forEach(check::job);
        return check.broken;
    }

    /** The log of some jobs for people. */
    static String trace(ModelWorld world) {
        return world.store().log().stream()
                .map(write -> write.at() + " " + write.after().id() + " " + stateOf(write) + " fence "
                        + write.after().fence()
                        + (write.claimedFence() == null ? "" : " by fence " + write.claimedFence()))
                .collect(Collectors.joining("\n"));
    }

    private static String stateOf(Write write) {
        return (write.before() == null ? "-" : write.before().state()) + " -> "
                + write.after().state();
    }

    private void write(Write write) {
        JobDocument before = write.before();
        JobDocument after = write.after();
        if (before == null) {
            require(after.state() == JobState.READY && after.fence() == 0, write, "is born otherwise than READY");
            return;
        }
        require(!before.state().isFinal(), write, "leaves a final state");
        boolean claimed = before.state() == JobState.READY
                && (after.state() == JobState.RUNNING || after.state() == JobState.EXPIRED);
        require(after.fence() == before.fence() + (claimed ? 1 : 0), write, "changes its fence wrongly");
        if (claimed) {
            require(!before.runAt().isAfter(write.at().plus(EARLY)), write, "is claimed before it is due");
        } else {
            require(
                    before.state() == JobState.RUNNING || after.state() == JobState.CANCELLED,
                    write,
                    "goes on although nobody holds it");
        }
        if (write.claimedFence() != null) {
            require(write.claimedFence() == before.fence(), write, "is written by one who does not hold it");
        }
        int charged = after.attempts() + after.stalls() - before.attempts() - before.stalls();
        require(charged == 0 || charged == 1, write, "is charged " + charged + " times");
    }

    private void job(String id) {
        JobDocument job = world.store().find(id);
        if (job == null) {
            broken.add(id + " was never relayed");
            return;
        }
        int effects = world.targets().effectsOf(id);
        if (!job.state().isFinal()) {
            broken.add(id + " is lost: " + job.state() + " at the end");
        }
        if (job.state() == JobState.DONE && effects == 0) {
            broken.add(id + " is DONE without an effect");
        }
        switch (world.kindOf(job)) {
            case DEDUPED, NEVER_REPEATED -> atMost(id, effects, 1);
            case REPEATED -> atMost(id, effects, 1 + world.disturbances() + world.ambiguitiesOf(id));
        }
        if (job.state() == JobState.CANCELLED && job.fence() == 0 && effects > 0) {
            broken.add(id + " was cancelled before any claim and happened");
        }
        if (!world.options().deaths() && job.stalls() > 0) {
            broken.add(id + " was taken from a worker that lives");
        }
    }

    private void atMost(String id, int effects, int most) {
        if (effects > most) {
            broken.add(id + " happened " + effects + " times, of at most " + most);
        }
    }

    private void require(boolean so, Write write, String otherwise) {
        if (!so) {
            broken.add(write.at() + " " + write.after().id() + " " + otherwise + ": " + stateOf(write));
        }
    }
}
