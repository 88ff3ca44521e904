package dev.holdfast.promoter.operator;

import dev.holdfast.kit.job.hint.LaneLook;
import dev.holdfast.kit.job.store.JobDocument.JobError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times, counts and errors as people read them. */
final class Words {

    private Words() {}

    /** To the second, UTC. */
    static String time(@Nullable Instant time) {
        return time == null
                ? "an unknown time"
                : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Roughly how long it is from one to the other. */
    static String span(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        if (span.compareTo(Duration.ofMinutes(2)) < 0) {
            return counted(Math.max(0, span.toSeconds()), "second");
        }
        if (span.compareTo(Duration.ofHours(2)) < 0) {
            return counted(span.toMinutes(), "minute");
        }
        return span.compareTo(Duration.ofDays(2)) < 0 ? counted(span.toHours(), "hour") : counted(span.toDays(), "day");
    }

    static String times(long count) {
        return counted(count, "time");
    }

    static String tries(long count) {
        return count == 1 ? "1 try" : count + " tries";
    }

    static String error(@Nullable JobError error) {
        return error == null ? "no error" : "\"" + error.code() + "\" at " + time(error.at());
    }

    /** How a job stands among the hints of its lane. */
    static String queue(LaneLook lane) {
        String workers = counted(lane.workers(), "worker") + (lane.workers() == 1 ? " is" : " are") + " alive, ";
        return lane.hinted()
                ? workers + "it is hinted, and " + counted(lane.due(), "hint")
                        + " of the lane are due, its own among them"
                : workers + counted(lane.due(), "hint")
                        + " of the lane are due, and it has none: the lane is full, or a"
                        + " worker has just taken it; the next scan hints it";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
