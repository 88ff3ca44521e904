package dev.holdfast.kit.job.outbox;

import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A job to be, inside the document that wants it.
 *
 * @param id a pure function of the business fact, {@code type|subject|…}: the same fact must give the same id
 * @param lane which workers take it
 * @param runAt when it is due
 * @param expireAt after which its effect is worthless; null for never
 * @param payload small and versioned; ids, not copies
 * @param at when it was born; the field by which a forgotten entry is found
 */
@RegisterForReflection
public record OutboxEntry(
        String id,
        String type,
        String lane,
        JobRef ref,
        Instant runAt,
        @Nullable Instant expireAt,
        Document payload,
        Instant at) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_|.:-]{1,200}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    public OutboxEntry {
        require(ID, id);
        require(NAME, type);
        require(NAME, lane);
    }

    /** A job that is due at once and never expires. */
    public static OutboxEntry dueNow(String id, String type, String lane, JobRef ref, Document payload, Instant now) {
        return new OutboxEntry(id, type, lane, ref, now, null, payload, now);
    }

    /** The job as it is first written to {@code jobs}. */
    public JobDocument toJob() {
        return JobDocument.ready(id, type, lane, ref, runAt, expireAt, payload, at);
    }

    /** The same; a job that was due when it was born is due now at the latest, however far ahead the clock was that said so. */
    JobDocument toJob(Instant now) {
        boolean late = runAt.equals(at) && runAt.isAfter(now);
        return JobDocument.ready(id, type, lane, ref, late ? now : runAt, expireAt, payload, at);
    }

    private static void require(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("Not usable in a job: " + text);
        }
    }
}
