package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.Claim;
import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.Ending;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A worker process in the model. Each call of {@link #step} does one thing that a real one does without interruption: pop, send the claim,
 * read what it took, judge, mark, act, write an end. Between two steps anything may happen to anybody.
 */
final class ModelWorker {

    private static final int SLOTS = 4;

    /** After a renewal that failed. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final ModelWorld world;
    private String owner = "";
    private final List<Task> tasks = new ArrayList<>();
    private @Nullable Claim claim;
    private List<String> claimed = List.of();
    private boolean taken;
    private boolean givesBack;
    private Instant claimBegan = Instant.MIN;
    private Instant frozenUntil = Instant.MIN;
    private Instant nextRenewal = Instant.MIN;
    private int lives;

    ModelWorker(ModelWorld world) {
        this.world = world;
        live();
    }

    private enum Phase {
        JUDGE,
        MARK,
        ACT,
        END
    }

    /** A job in a slot. */
    private static final class Task {
        final JobDocument job;
        final Instant began;
        Phase phase = Phase.JUDGE;
        boolean marked;

        @Nullable
        Settlement end;

        Task(JobDocument job, Instant began) {
            this.job = job;
            this.began = began;
        }
    }

    private void live() {
        lives++;
        owner = "worker-" + world.nextId() + "-" + lives;
        tasks.clear();
        claim = null;
        taken = false;
        givesBack = false;
    }

    /** All it knew is gone; what replaces it has another name. */
    void die() {
        live();
    }

    void freezeUntil(Instant time) {
        frozenUntil = time;
        nextRenewal = time.plusSeconds(world.random().nextInt(15));
    }

    boolean isFrozen() {
        return world.now().isBefore(frozenUntil);
    }

    boolean isIdle() {
        return tasks.isEmpty() && claim == null;
    }

    /** What thaws has not renewed for long, and does other things first perhaps. */
    void renewWhenDue() {
        if (!isFrozen() && world.now().isAfter(nextRenewal)) {
            nextRenewal = world.now().plus(renew() ? ModelWorld.LEASE.dividedBy(4) : SOON);
        }
    }

    /** Answers whether it went well. */
    private boolean renew() {
        if (tasks.isEmpty()) {
            return true;
        }
        if (world.fails()) {
            return false;
        }
        Map<String, Long> fences = new HashMap<>();
        tasks.stream()
                .filter(task -> task.end == null || world.options().renewsUntilTheEnd())
                .forEach(task -> fences.put(task.job.id(), task.job.fence()));
        Set<String> lost = world.store().renew(owner, fences, ModelWorld.LEASE);
        if (world.fails()) {
            return false;
        }
        tasks.removeIf(task -> lost.contains(task.job.id()));
        return true;
    }

    void step() {
        if (claim != null) {
            stepClaim();
        } else if (tasks.size() < SLOTS && world.random().nextInt(3) == 0) {
            pop();
        } else if (!tasks.isEmpty()) {
            stepTask(tasks.get(world.random().nextInt(tasks.size())));
        } else {
            pop();
        }
    }

    private void pop() {
        List<String> popped = world.hints().pop(SLOTS - tasks.size()).stream()
                .filter(id -> tasks.stream().noneMatch(task -> task.job.id().equals(id)))
                .toList();
        if (!popped.isEmpty()) {
            claim = new Claim(owner, "claim-" + world.nextId());
            claimed = popped;
            claimBegan = world.now();
            taken = false;
            givesBack = false;
        }
    }

    private void stepClaim() {
        Claim mine = claim;
        if (mine == null) {
            return;
        }
        if (givesBack) {
            if (!world.fails()) {
                world.store().giveBack(claimed, mine);
                if (!world.fails()) {
                    claim = null;
                }
            }
        } else if (!taken) {
            if (!world.fails()) {
                world.store().take(claimed, mine, ModelWorld.LEASE, Set.of());
                taken = !world.fails();
            }
            givesBack = !taken;
        } else if (world.fails()) {
            givesBack = true;
        } else {
            world.store().heldBy(claimed, mine).forEach(job -> tasks.add(new Task(job, claimBegan)));
            claim = null;
        }
    }

    private void stepTask(Task task) {
        switch (task.phase) {
            case JUDGE -> judge(task);
            case MARK -> mark(task);
            case ACT -> act(task);
            case END -> end(task);
        }
    }

    /** A job is not begun when half of its lease is over by a clock that nobody can set. */
    private void judge(Task task) {
        if (world.now().isAfter(task.began.plus(ModelWorld.LEASE.dividedBy(2)))) {
            ends(task, JobOutcome.notNow("too-late-to-begin"));
        } else if (!world.isWanted(task.job.id())) {
            ends(task, new JobOutcome.Unwanted("not-wanted"));
        } else {
            boolean marks = world.kindOf(task.job) == ModelWorld.Kind.NEVER_REPEATED
                    && world.options().marks();
            task.phase = marks ? Phase.MARK : Phase.ACT;
        }
    }

    private void mark(Task task) {
        if (world.fails()) {
            ends(task, JobOutcome.retry("exception"));
            return;
        }
        boolean mine = world.store().mark(task.job.id(), task.job.fence(), EffectPolicy.NEVER_REPEAT);
        if (world.fails()) {
            ends(task, JobOutcome.retry("exception"));
        } else if (mine) {
            task.marked = true;
            task.phase = Phase.ACT;
        } else {
            tasks.remove(task);
        }
    }

    private void act(Task task) {
        String id = task.job.id();
        int chance = world.random().nextInt(20);
        if (chance == 0) {
            ends(task, JobOutcome.retry("refused"));
        } else if (chance == 1) {
            ends(task, JobOutcome.unavailable("away"));
        } else if (world.kindOf(task.job) == ModelWorld.Kind.DEDUPED) {
            boolean mine = world.targets().actOnce(id, task.job.fence());
            boolean heard = chance != 2;
            ends(
                    task,
                    !heard ? JobOutcome.retry("timeout") : mine ? JobOutcome.done() : JobOutcome.notNow("superseded"));
        } else {
            world.targets().act(id);
            boolean heard = chance != 2;
            world.countAmbiguity(id, !heard);
            ends(task, heard ? JobOutcome.done() : unclear(task));
        }
    }

    private static JobOutcome unclear(Task task) {
        return task.marked ? new JobOutcome.Unknown("timeout") : JobOutcome.retry("timeout");
    }

    private void ends(Task task, JobOutcome outcome) {
        task.end = Settlements.after(task.job, outcome, world.random()::nextDouble);
        task.phase = Phase.END;
    }

    private void end(Task task) {
        Settlement end = task.end;
        if (end == null || world.blocksEnds() || world.fails()) {
            return;
        }
        world.store().settle(new Ending(task.job.id(), task.job.fence(), end));
        if (!world.fails()) {
            tasks.remove(task);
        }
    }
}
