package dev.holdfast.faults.owner;

import dev.holdfast.faults.history.Answer;
import dev.holdfast.faults.history.Effect;
import dev.holdfast.faults.history.OwnerLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an owner has done about each job. */
final class Ledger {

    private static final Duration TIME = Duration.ofSeconds(2);

    private final Map<String, Entry> entries = new HashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Clock clock = Clock.systemUTC();

    private static final class Entry {
        long fence;
        boolean begun;
        boolean done;
        Instant until = Instant.MIN;
    }

    enum Admission {
        ENTERED,
        DONE,
        BUSY,
        SUPERSEDED
    }

    private Entry of(Call call) {
        return entries.computeIfAbsent(call.jobId(), id -> new Entry());
    }

    /** Lets a call in, or says why not. */
    synchronized Admission enter(Call call) {
        Entry entry = of(call);
        if (entry.done) {
            return Admission.DONE;
        }
        if (call.fence() < entry.fence) {
            return Admission.SUPERSEDED;
        }
        if (entry.begun && clock.instant().isBefore(entry.until)) {
            return Admission.BUSY;
        }
        entry.fence = call.fence();
        entry.begun = true;
        entry.until = clock.instant().plus(TIME);
        return Admission.ENTERED;
    }

    /** The effect, unless the call was overtaken or its time is over; answers whether it happened. */
    synchronized boolean act(Call call) {
        Entry entry = of(call);
        if (entry.fence != call.fence() || clock.instant().isAfter(entry.until)) {
            return false;
        }
        entry.done = true;
        effects.add(new Effect(call.jobId(), call.fence(), clock.instant()));
        return true;
    }

    synchronized void leave(Call call) {
        Entry entry = of(call);
        if (entry.fence == call.fence()) {
            entry.begun = false;
        }
    }

    /** To be called just before an answer goes out. */
    synchronized void answers(Call call, boolean done) {
        answers.add(new Answer(call.jobId(), call.fence(), done, clock.instant()));
    }

    synchronized OwnerLog log() {
        return new OwnerLog(effects, answers);
    }

    synchronized void clear() {
        effects.clear();
        answers.clear();
        entries.clear();
    }
}
