package dev.holdfast.faults.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold whatever fails: a fence grows by one with each claim and by nothing else; only a claim makes a job RUNNING, and only
 * its holder renews it; a lease is there exactly while a job runs, and nobody rescues a job before it is over; a job ends once, and nothing
 * is written after; it is DONE under a fence only after its owner has said so to that fence, and goes back for an owner's reason only after
 * the owner gave it; its effect happens once; nothing is claimed before it is due; no job is lost. Pure.
 */
public final class HistoryCheck {

    private final Map<String, List<Step>> steps;
    private final Map<String, List<Answer>> answers;
    private final Map<String, Long> effects;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Duration> lateness = new ArrayList<>();
    private @Nullable Instant lastEnd;

    private HistoryCheck(List<Step> steps, OwnerLog owner) {
        this.steps = steps.stream().collect(Collectors.groupingBy(Step::jobId));
        this.answers = owner.answers().stream().collect(Collectors.groupingBy(Answer::jobId));
        this.effects = owner.effects().stream().collect(Collectors.groupingBy(Effect::jobId, Collectors.counting()));
    }

    /**
     * Checks the jobs that there must be.
     *
     * @param steps of these and perhaps other jobs, each job's in the order in which they happened
     */
    public static Verdict check(Collection<String> jobs, List<Step> steps, OwnerLog owner) {
        var check = new HistoryCheck(steps, owner);
        jobs.forEach(check::look);
        return new Verdict(
                jobs.size(),
                check.lost,
                check.doubled,
                check.wrong,
                check.lateness(1),
                check.lateness(0.99),
                jobs.stream().mapToInt(check::calls).max().orElse(0),
                check.lastEnd);
    }

    private int calls(String job) {
        return answers.getOrDefault(job, List.of()).size();
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
        lookAt(job, history);
        history.stream().filter(step -> step.is("RUNNING")).findFirst().ifPresent(this::measure);
        lookAtEnd(job, history);
        lookAtEffects(job, history.getLast());
    }

    private void lookAt(String job, List<Step> history) {
        var transitions = new Transitions(answers.getOrDefault(job, List.of()), wrong::add);
        transitions.birth(history.getFirst());
        for (int at = 1; at < history.size() && !history.get(at - 1).isEnd(); at++) {
            transitions.step(history.get(at - 1), history.get(at));
        }
    }

    private void lookAtEnd(String job, List<Step> history) {
        Instant end =
                history.stream().filter(Step::isEnd).map(Step::at).findFirst().orElse(null);
        if (end == null) {
            lost.add(job);
            return;
        }
        if (sinceEnd(history) > 1) {
            doubled.add(job);
        }
        if (lastEnd == null || end.isAfter(lastEnd)) {
            lastEnd = end;
        }
    }

    /** The end and what was written after it. */
    private static long sinceEnd(List<Step> history) {
        return history.stream().dropWhile(step -> !step.isEnd()).count();
    }

    private void lookAtEffects(String job, Step last) {
        long happened = effects.getOrDefault(job, 0L);
        if (happened > 1 && !doubled.contains(job)) {
            doubled.add(job);
        }
        if (last.is("CANCELLED") && happened > 0) {
            wrong.add(job + " was cancelled and its effect happened");
        }
        if (last.is("DONE") && happened == 0) {
            wrong.add(job + " is DONE and its effect never happened");
        }
    }

    private void measure(Step firstClaim) {
        lateness.add(Duration.between(firstClaim.runAt(), firstClaim.at()));
    }
}
