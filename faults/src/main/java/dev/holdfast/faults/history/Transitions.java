package dev.holdfast.faults.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** What one write may make of a job, and what must have been said before. */
final class Transitions {

    /** Two clocks of one machine, in whole milliseconds. */
    private static final Duration ROUNDING = Duration.ofMillis(5);

    /** How early a claim may be (ADR 5). */
    private static final Duration EARLY = Duration.ofSeconds(2).plus(ROUNDING);

    /** Words that a worker writes only when it has an owner's answer in its hands. */
    private static final Set<String> QUOTED = Set.of("busy", "superseded", "retry", "owner-unavailable");

    private static final String QUOTED_STATUS = "owner-answered-";

    private final List<Answer> answers;
    private final Consumer<String> wrong;

    /**
     * @param answers about this job
     * @param wrong told a sentence about each thing that may not be
     */
    Transitions(List<Answer> answers, Consumer<String> wrong) {
        this.answers = answers;
        this.wrong = wrong;
    }

    /** The first write of a job. */
    void birth(Step first) {
        if (!first.is("READY") || first.fence() != 0) {
            tell(first, "was not born READY under fence 0");
        }
    }

    /** A write that is neither the first nor after the end. */
    void step(Step before, Step after) {
        if (after.is("RUNNING") != (after.lease() != null)) {
            tell(after, "is " + after.state() + (after.lease() == null ? " without a lease" : " with a lease"));
        }
        if (before.is("READY")) {
            fromReady(before, after);
        } else {
            fromRunning(before, after);
        }
    }

    private void fromReady(Step before, Step after) {
        boolean claimed = after.is("RUNNING") || after.is("EXPIRED");
        if (after.fence() != before.fence() + (claimed ? 1 : 0)) {
            tell(after, "went from fence " + before.fence() + " to " + after.fence());
        }
        if (after.is("RUNNING") && after.at().plus(EARLY).isBefore(before.runAt())) {
            tell(after, "was claimed " + Duration.between(after.at(), before.runAt()) + " before it was due");
        }
        if (!claimed && !after.is("READY") && !after.is("CANCELLED")) {
            tell(after, "went from READY to " + after.state());
        }
    }

    private void fromRunning(Step before, Step after) {
        boolean sameHolder = after.is("RUNNING") && owner(before).equals(owner(after));
        if (after.fence() != before.fence() || (after.is("RUNNING") && !sameHolder)) {
            tell(after, "was taken from its holder: fence " + before.fence() + " to " + after.fence());
        }
        if (after.is("READY")) {
            given(before, after);
        }
        if (after.is("DONE") && !wasAnswered(after, true)) {
            tell(after, "was DONE under fence " + after.fence() + " before its owner said so");
        }
    }

    /** Back to READY: by the reaper once the lease is over, or by the holder, who may quote only what it was told. */
    private void given(Step before, Step after) {
        int charged = after.attempts() + after.stalls() - before.attempts() - before.stalls();
        if (charged > 1) {
            tell(after, "was charged twice for one claim");
        }
        if (after.stalls() > before.stalls() && before.lease() != null && lasts(before.lease(), after.at())) {
            tell(after, "was rescued under fence " + after.fence() + " while its lease lasted");
        }
        if (isQuoted(after) && !wasAnswered(after, false)) {
            tell(after, "went back with '" + after.error() + "' which nobody told fence " + after.fence());
        }
    }

    private static boolean lasts(Step.Lease lease, Instant at) {
        return lease.until().isAfter(at.plus(ROUNDING));
    }

    private static boolean isQuoted(Step step) {
        String word = step.error();
        return word != null && (QUOTED.contains(word) || word.startsWith(QUOTED_STATUS));
    }

    private boolean wasAnswered(Step step, boolean done) {
        return answers.stream()
                .anyMatch(answer -> answer.fence() == step.fence()
                        && (answer.done() || !done)
                        && !answer.at().isAfter(step.at().plus(ROUNDING)));
    }

    private static String owner(Step step) {
        return step.lease() == null ? "" : Objects.requireNonNull(step.lease()).owner();
    }

    private void tell(Step step, String sentence) {
        wrong.accept(step.jobId() + " " + sentence);
    }
}
