package dev.holdfast.faults.history;

import com.mongodb.client.model.changestream.UpdateDescription;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A job's last step, and what else must be known to read the next change: a change names only what differs, whole fields or parts of them
 * with a dot.
 *
 * @param error the word that is stored, left by whichever write
 */
record Seen(Step step, @Nullable String error) {

    private static final String LEASE = "lease";
    private static final String ERROR = "err";

    static Seen born(String id, Instant at, Document job) {
        Document lease = job.get(LEASE, Document.class);
        Document error = job.get(ERROR, Document.class);
        String word = error == null ? null : error.getString("code");
        var step = new Step(
                id,
                at,
                job.getString("state"),
                job.get("fence", Number.class).longValue(),
                job.getInteger("attempts"),
                job.getInteger("stalls"),
                job.getDate("runAt").toInstant(),
                lease == null
                        ? null
                        : new Step.Lease(
                                lease.getString("owner"), lease.getDate("until").toInstant()),
                word);
        return new Seen(step, word);
    }

    Seen after(Instant at, UpdateDescription change) {
        BsonDocument fields = Objects.requireNonNullElseGet(change.getUpdatedFields(), BsonDocument::new);
        List<String> removed = Objects.requireNonNullElseGet(change.getRemovedFields(), List::of);
        BsonValue word = part(fields, ERROR, "code");
        String stored = word == null ? error : word.asString().getValue();
        boolean said = word != null || part(fields, ERROR, "at") != null;
        BsonValue state = fields.get("state");
        var next = new Step(
                step.jobId(),
                at,
                state == null ? step.state() : state.asString().getValue(),
                number(fields, "fence", step.fence()),
                (int) number(fields, "attempts", step.attempts()),
                (int) number(fields, "stalls", step.stalls()),
                time(fields.get("runAt"), step.runAt()),
                removed.contains(LEASE) ? null : lease(fields),
                said ? stored : null);
        return new Seen(next, stored);
    }

    private Step.@Nullable Lease lease(BsonDocument fields) {
        Step.Lease before = step.lease();
        BsonValue owner = part(fields, LEASE, "owner");
        BsonValue until = part(fields, LEASE, "until");
        if (before == null) {
            return owner == null || until == null
                    ? null
                    : new Step.Lease(owner.asString().getValue(), time(until, Instant.MIN));
        }
        return new Step.Lease(
                owner == null ? before.owner() : owner.asString().getValue(), time(until, before.until()));
    }

    private static @Nullable BsonValue part(BsonDocument fields, String field, String name) {
        return fields.containsKey(field) && fields.isDocument(field)
                ? fields.getDocument(field).get(name)
                : fields.get(field + "." + name);
    }

    private static Instant time(@Nullable BsonValue value, Instant otherwise) {
        return value == null
                ? otherwise
                : Instant.ofEpochMilli(value.asDateTime().getValue());
    }

    private static long number(BsonDocument fields, String name, long otherwise) {
        BsonValue value = fields.get(name);
        return value == null ? otherwise : value.asNumber().longValue();
    }
}
