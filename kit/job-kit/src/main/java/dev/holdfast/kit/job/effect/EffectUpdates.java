package dev.holdfast.kit.job.effect;

import dev.holdfast.kit.job.effect.EffectDocument.EffectState;
import dev.holdfast.kit.job.effect.EffectDocument.StoredReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The changes of an effect's record as update pipelines, in which {@code $$NOW} is MongoDB's clock. */
final class EffectUpdates {

    private static final String NOW = "$$NOW";

    private EffectUpdates() {}

    /**
     * Lets a call in, which is seen afterwards by {@code by}: when nobody was here, when a lower fence ended without an
     * effect, or when its time is over and the effect may be repeated. When it may not, the record is closed as unknown.
     * Otherwise nothing changes.
     */
    static List<Document> begin(JobRequest request, String by, boolean repeatable, Duration kept) {
        Document higher = call("$lt", call("$ifNull", "$fence", 0L), request.fence());
        Document fresh = call("$eq", call("$type", "$state"), "missing");
        Document open = call("$eq", "$state", EffectState.OPEN.name());
        Document abandoned =
                call("$and", higher, call("$eq", "$state", EffectState.STARTED.name()), call("$lt", "$until", NOW));
        Document enters = call("$or", fresh, call("$and", higher, open), repeatable ? abandoned : false);
        Document until = call("$add", NOW, request.deadlineMs());
        Map<String, Object> started = Map.of(
                "fence",
                request.fence(),
                "state",
                EffectState.STARTED.name(),
                "by",
                by,
                "startedAt",
                NOW,
                "until",
                until,
                "purgeAt",
                in(kept));
        return repeatable ? List.of(when(enters, started)) : List.of(when(abandoned, unknown()), when(enters, started));
    }

    /** True of a record whose effect happened, and of one whose call is at it. */
    static Document doneOrUnderWay() {
        Document done = call("$eq", "$reply.outcome", JobReply.Outcome.DONE.name());
        Document underWay =
                call("$and", call("$eq", "$state", EffectState.STARTED.name()), call("$gte", "$until", NOW));
        return new Document("$expr", call("$or", done, underWay));
    }

    private static Map<String, Object> unknown() {
        var reply = new Document("outcome", JobReply.Outcome.UNKNOWN.name()).append("error", "abandoned");
        return Map.of("state", EffectState.DONE.name(), "reply", reply);
    }

    /** The answer, for good. */
    static List<Document> close(StoredReply reply, Duration kept) {
        return set(Map.of(
                "state", EffectState.DONE.name(), "reply", new Document("$literal", reply), "purgeAt", in(kept)));
    }

    /** No effect: the next fence may begin at once. */
    static List<Document> reopen() {
        return set(Map.of("state", EffectState.OPEN.name()));
    }

    private static Document when(Document condition, Map<String, Object> values) {
        var fields = new Document();
        values.forEach((name, value) -> fields.append(name, call("$cond", condition, value, "$" + name)));
        return new Document("$set", fields);
    }

    private static List<Document> set(Map<String, Object> fields) {
        return List.of(new Document("$set", new Document(fields)));
    }

    private static Document in(Duration kept) {
        return call("$add", NOW, kept.toMillis());
    }

    private static Document call(String operator, Object... operands) {
        return new Document(operator, List.of(operands));
    }
}
