package dev.holdfast.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Has the webhook events of a time processed again: one by one, each under the number of replays that was seen, the oldest first. */
public final class RangeReplay {

    /** So many at once at most: a slip in a date is no flood. */
    static final int MOST = 200;

    private static final int PAGE = 100;
    private static final String STORED = "STORED";

    private final Operator operator;
    private final String collection;

    /**
     * A replay to be.
     *
     * @param collection the path of the events
     */
    public RangeReplay(Operator operator, String collection) {
        this.operator = operator;
        this.collection = collection;
    }

    /**
     * What would be replayed.
     *
     * @param events the oldest first; where there are too many in that time, those of the newest
     * @param inThatTime how many there are in that time, whatever became of them
     * @param unknown of how many it is not known what became of them, where that matters
     */
    public record Selection(List<JsonNode> events, long inThatTime, long unknown) {

        public Selection {
            events = List.copyOf(events);
        }

        boolean isTooLarge() {
            return inThatTime > MOST;
        }

        /** The same for tools. */
        public JsonNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("inThatTime", inThatTime).put("unknown", unknown).put("tooMany", isTooLarge());
            json.putArray("events").addAll(events);
            return json;
        }
    }

    /**
     * Finds what is meant, and changes nothing.
     *
     * @param filter parameters of the list
     * @param outcome only those whose latest job is in this state; empty for all
     */
    public Selection select(Map<String, String> filter, String outcome) {
        var parameters = new HashMap<String, String>(filter);
        if (!parameters
                .merge("state", STORED, (chosen, usual) -> chosen.isEmpty() ? usual : chosen)
                .equals(STORED)) {
            throw Refused.because("Only what is STORED has a job and can be replayed.");
        }
        Map<String, JsonNode> found = new LinkedHashMap<>();
        JsonNode list;
        int page = 1;
        do {
            parameters.put("page", Integer.toString(page));
            parameters.put("limit", Integer.toString(PAGE));
            list = operator.get(collection, parameters);
            // One that is listed twice was moved on by others that came meanwhile.
            list.path("items")
                    .forEach(event -> found.putIfAbsent(event.path("id").asText(), event));
            page++;
        } while (list.path("items").size() == PAGE && found.size() < MOST);
        return selection(List.copyOf(found.values()), list.path("total").asLong(), outcome);
    }

    private static Selection selection(List<JsonNode> newestFirst, long total, String outcome) {
        List<JsonNode> events = newestFirst.reversed();
        if (outcome.isEmpty()) {
            return new Selection(events, total, 0);
        }
        Predicate<JsonNode> isKnown = event -> event.path("job").hasNonNull("state");
        return new Selection(
                events.stream()
                        .filter(event ->
                                event.path("job").path("state").asText().equals(outcome))
                        .toList(),
                total,
                events.stream().filter(isKnown.negate()).count());
    }

    /** Replays them. One that fails keeps nothing from the others; the answer has each in {@code replayed} or {@code failed}. */
    public JsonNode replay(Selection selected, Consumer<String> progress) {
        if (selected.isTooLarge()) {
            throw Refused.because(HookText.tooMany(selected));
        }
        ObjectNode done = JsonNodeFactory.instance.objectNode();
        ArrayNode replayed = done.putArray("replayed");
        ArrayNode failed = done.putArray("failed");
        List<JsonNode> events = selected.events();
        for (int at = 0; at < events.size(); at++) {
            String id = events.get(at).path("id").asText();
            String which = (at + 1) + " of " + events.size() + " " + id + " ";
            try {
                JsonNode answer = replay(id, events.get(at).path("replays").asLong());
                replayed.add(answer);
                progress.accept(which + "is " + answer.path("jobId").asText());
            } catch (Refused refused) {
                failed.addObject().put("event", id).put("why", refused.getMessage());
                progress.accept(which + "failed: " + refused.getMessage());
            }
        }
        return done;
    }

    private JsonNode replay(String id, long seen) {
        return operator.post(Operator.at(collection, id, "replay"), Map.of("dryRun", false, "expectedReplays", seen));
    }
}
