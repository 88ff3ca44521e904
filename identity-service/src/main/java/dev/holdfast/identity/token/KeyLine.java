package dev.holdfast.identity.token;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The signing keys there are, oldest first, and what is to be done about them at a given time. */
record KeyLine(List<SigningKeyDocument> keys) {

    KeyLine {
        keys = keys.stream()
                .sorted(Comparator.comparingLong(SigningKeyDocument::number))
                .toList();
    }

    /** What rotation has to do. */
    sealed interface Step {

        record Nothing() implements Step {}

        /** A key of this number is to be made. */
        record Publish(long number, Instant activeFrom) implements Step {}
    }

    Step nextStep(KeyTimes times, Instant now) {
        if (keys.isEmpty()) {
            return new Step.Publish(1, now);
        }
        SigningKeyDocument youngest = keys.getLast();
        return times.wantsSuccessor(youngest.activeFrom(), now)
                ? new Step.Publish(youngest.number() + 1, times.successorActiveFrom(youngest.activeFrom(), now))
                : new Step.Nothing();
    }

    /** The youngest key whose time has come. The very first one's has, whatever the clock of this replica says. */
    SigningKeyDocument activeAt(Instant now) {
        return keys.reversed().stream()
                .filter(key -> !key.activeFrom().isAfter(now))
                .findFirst()
                .orElseGet(keys::getFirst);
    }

    /** Keys that may be needed to verify a token that is alive now, or will be. */
    List<SigningKeyDocument> publishedAt(KeyTimes times, Instant now) {
        return keys.subList(over(times, now), keys.size());
    }

    /** The number below which all keys are over. */
    long oldestNeeded(KeyTimes times, Instant now) {
        return keys.get(over(times, now)).number();
    }

    /** How many of the oldest keys are over. The youngest never is. */
    private int over(KeyTimes times, Instant now) {
        int over = 0;
        while (over + 1 < keys.size() && times.isOver(keys.get(over + 1).activeFrom(), now)) {
            over++;
        }
        return over;
    }
}
