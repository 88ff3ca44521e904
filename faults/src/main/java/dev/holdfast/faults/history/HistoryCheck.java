package dev.holdfast.faults.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rules that hold whatever fails: a fence grows by one with each claim and by nothing else; only a claim makes a job RUNNING; a job
 * ends once, and nothing is written after; it is DONE under a fence only after its owner has said so to that fence; its effect
 * happens once; nothing is claimed before it is due; no job is lost. Pure.
 */
public final class HistoryCheck {

    /** Two clocks of one machine, in whole milliseconds. */
    private static final Duration ROUNDING = Duration.ofMillis(5);

    /** How early a claim may be (ADR 5). */
    private static final Duration EARLY = Duration.ofSeconds(2).plus(ROUNDING);

    private final Map<String, List<Step>> steps;
    private final Map<String, List<Effect>> effects;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Duration> lateness = new ArrayList<>();

    private HistoryCheck(List<Step> steps, List<Effect> effects) {
        this.steps = steps.stream().collect(Collectors.groupingBy(Step::jobId));
        this.effects = effects.stream().collect(Collectors.groupingBy(Effect::jobId));
    }

    /**
     * Checks the jobs that there must be.
     *
     * @param steps of these and perhaps other jobs, each job's in the order in which they happened
     */
    public static Verdict check(Collection<String> jobs, List<Step> steps, List<Effect> effects) {
        var check = new HistoryCheck(steps, effects);
        jobs.forEach(check::look);
        return new Verdict(
                jobs.size(), check.lost, check.doubled, check.wrong, check.lateness(1), check.lateness(0.99));
    }

    private Duration lateness(double part) {
        List<Duration> sorted = lateness.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) ((sorted.size() - 1) * part));
    }

    private void look(String job) {
        List<Step> history = steps.getOrDefault(job, List.of());
        if (history.isEmpty()) {
            lost.add(job);
            return;
        }
        if (!history.getFirst().is("READY") || history.getFirst().fence() != 0) {
            wrong.add(job + " was not born READY under fence 0");
        }
        for (int at = 1; at < history.size(); at++) {
            step(history.get(at - 1), history.get(at));
        }
        history.stream().filter(step -> step.is("RUNNING")).findFirst().ifPresent(this::measure);
        if (!history.getLast().isEnd()) {
            lost.add(job);
        }
        long acted = effects.getOrDefault(job, List.of()).stream()
                .filter(Effect::acted)
                .count();
        if (acted > 1) {
            doubled.add(job);
        }
        if (history.getLast().is("CANCELLED") && acted > 0) {
            wrong.add(job + " was cancelled and its effect happened");
        }
    }

    private void step(Step before, Step after) {
        if (before.isEnd()) {
            doubled.add(after.jobId());
            return;
        }
        boolean renewed = before.is("RUNNING") && after.is("RUNNING") && before.fence() == after.fence();
        if (renewed || (before.is("READY") && after.is("READY") && before.fence() == after.fence())) {
            return;
        }
        if (before.is("READY")) {
            fromReady(before, after);
        } else {
            fromRunning(before, after);
        }
    }

    private void fromReady(Step before, Step after) {
        boolean claimed = after.is("RUNNING") || after.is("EXPIRED");
        if (claimed && after.fence() != before.fence() + 1) {
            wrong.add(after.jobId() + " went from fence " + before.fence() + " to " + after.fence());
        }
        if (after.is("RUNNING") && after.at().plus(EARLY).isBefore(before.runAt())) {
            wrong.add(after.jobId() + " was claimed " + Duration.between(after.at(), before.runAt())
                    + " before it was due");
        }
        if (!claimed && !after.is("CANCELLED")) {
            wrong.add(after.jobId() + " went from READY to " + after.state());
        }
    }

    private void fromRunning(Step before, Step after) {
        if (after.is("RUNNING") || after.fence() != before.fence()) {
            wrong.add(after.jobId() + " was taken from its holder: fence " + before.fence() + " to " + after.fence());
        }
        if (after.is("DONE") && !wasDone(after.jobId(), after.fence(), after.at())) {
            wrong.add(after.jobId() + " was DONE under fence " + after.fence() + " before its owner said so");
        }
        if (after.is("READY") && after.attempts() + after.stalls() > before.attempts() + before.stalls() + 1) {
            wrong.add(after.jobId() + " was charged twice for one claim");
        }
    }

    private boolean wasDone(String job, long fence, Instant by) {
        return effects.getOrDefault(job, List.of()).stream()
                .anyMatch(effect -> effect.done()
                        && effect.fence() == fence
                        && !effect.answered().isAfter(by.plus(ROUNDING)));
    }

    private void measure(Step firstClaim) {
        lateness.add(Duration.between(firstClaim.runAt(), firstClaim.at()));
    }
}
