package dev.holdfast.booking.calendly.brake;

import java.time.Duration;
import java.util.List;
import org.bson.Document;

/**
 * The brakes' updates: pipelines, so that counting and deciding are one write by the server's clock. Each first forgets what has left
 * the window; a key that is counted already is not counted again.
 */
final class BrakeUpdates {

    private BrakeUpdates() {}

    /** Counts a cancellation if there is room; without room, stops cancelling. While it is stopped, nothing is counted. */
    static List<Document> cancel(String key, int most, Duration window) {
        Document isNew = all(not(has("$cancelled", key)), not(isStopped()));
        Document room = lt(size("$cancelled"), most);
        return List.of(
                recent("cancelled", window),
                set(new Document("cancelled", when(all(isNew, room), plus("$cancelled", key), "$cancelled"))
                        .append("stop", when(all(isNew, not(room)), newStop("too-many", key), "$stop"))));
    }

    /** Counts a guiding mail if there is room. */
    static List<Document> guide(String key, int most, Duration window) {
        Document counts = all(not(has("$guided", key)), lt(size("$guided"), most));
        return List.of(
                recent("guided", window), set(new Document("guided", when(counts, plus("$guided", key), "$guided"))));
    }

    /** Stops cancelling, unless it is stopped or this very stray led to the last stop, which a person has ended. */
    static List<Document> stop(String why, String key) {
        Document asked = new Document("$eq", List.of(ifNull("$stop.by", ""), key));
        return List.of(set(new Document("stop", when(all(not(isStopped()), not(asked)), newStop(why, key), "$stop"))));
    }

    private static Document newStop(String why, String key) {
        return new Document("number", new Document("$add", List.of(ifNull("$stop.number", 0L), 1L)))
                .append("why", why)
                .append("by", key)
                .append("at", "$$NOW")
                .append("over", false);
    }

    private static Document isStopped() {
        return new Document("$eq", List.of(ifNull("$stop.over", true), false));
    }

    private static Document recent(String field, Duration window) {
        Document since = new Document("$subtract", List.of("$$NOW", window.toMillis()));
        return set(new Document(
                field,
                new Document(
                        "$filter",
                        new Document("input", ifNull("$" + field, List.of()))
                                .append("cond", new Document("$gt", List.of("$$this.at", since))))));
    }

    private static Document has(String field, String key) {
        return new Document("$in", List.of(key, field + ".key"));
    }

    private static Document plus(String field, String key) {
        Document counted = new Document("key", key).append("at", "$$NOW");
        return new Document("$concatArrays", List.of(field, List.of(counted)));
    }

    private static Document size(String field) {
        return new Document("$size", field);
    }

    private static Document lt(Document left, int right) {
        return new Document("$lt", List.of(left, right));
    }

    private static Document all(Document... conditions) {
        return new Document("$and", List.of(conditions));
    }

    private static Document not(Document condition) {
        return new Document("$not", List.of(condition));
    }

    private static Document when(Document condition, Object then, Object otherwise) {
        return new Document("$cond", List.of(condition, then, otherwise));
    }

    private static Document ifNull(String field, Object otherwise) {
        return new Document("$ifNull", List.of(field, otherwise));
    }

    private static Document set(Document fields) {
        return new Document("$set", fields);
    }
}
