package dev.holdfast.booking.calendly.reconciler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pass has seen so far, and how many calls it has left. Of one pass, which does one thing at a time. */
final class Survey {

    private final List<MissedMessage> missed = new ArrayList<>();
    private int callsLeft;
    private @Nullable Instant resumeFrom;
    private @Nullable Duration pause;

    Survey(int calls) {
        this.callsLeft = calls;
    }

    /**
     * Takes one call out of what is left. When nothing is, the survey ends early.
     *
     * @param start where the next survey is to go on: with events that start then or later
     */
    boolean mayCall(Instant start) {
        if (resumeFrom == null && callsLeft == 0) {
            resumeFrom = start;
        }
        if (resumeFrom != null) {
            return false;
        }
        callsLeft--;
        return true;
    }

    /** Ends the survey early because Calendly has had enough of us for so long. */
    void throttled(Instant start, Duration forHowLong) {
        resumeFrom = start;
        pause = forHowLong;
    }

    boolean isComplete() {
        return resumeFrom == null;
    }

    void add(List<MissedMessage> messages) {
        missed.addAll(messages);
    }

    /** Everything that was missed, in the order in which it happened. */
    List<MissedMessage> missed() {
        return missed.stream().sorted(Comparator.comparing(MissedMessage::at)).toList();
    }

    /** Where an incomplete survey is to be continued. */
    @Nullable
    Instant resumeFrom() {
        return resumeFrom;
    }

    /** How long Calendly wants to be left alone. */
    @Nullable
    Duration pause() {
        return pause;
    }
}
