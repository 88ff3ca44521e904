package dev.holdfast.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.localstack.operator.RangeReplay.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Webhook events as people read them at a terminal. */
public final class HookText {

    private static final List<String> SHOWN = List.of(
            "provider", "event", "state", "receivedAt", "signedAt", "late", "tokenVerdict", "copies", "replays");

    private HookText() {}

    /** One line an event. What intake could not read has no job; otherwise the outcome is that of its latest job. */
    public static List<String> list(JsonNode list, Instant now) {
        List<String> lines = table(list.path("items"), now);
        lines.add(Shown.page(list));
        return lines;
    }

    /** What a replay of a time would do, and how to say it in earnest. */
    public static List<String> selection(Selection selected, Instant now) {
        List<JsonNode> events = selected.events();
        List<String> lines = events.isEmpty() ? new ArrayList<>() : table(events, now);
        if (selected.unknown() > 0) {
            lines.add("Of " + selected.unknown() + " more it is not known what became of them.");
        }
        if (selected.isTooLarge()) {
            lines.addAll(Shown.wrapped(tooMany(selected)));
        } else if (events.isEmpty()) {
            lines.add("There is none to replay.");
        } else {
            lines.add(events.size() + " to replay, the oldest first. Nothing was written; --really does it.");
        }
        return lines;
    }

    /** Why a selection is not replayed. */
    static String tooMany(Selection selected) {
        return "There are " + selected.inThatTime() + " in that time, and at most " + RangeReplay.MOST
                + " are looked at and replayed at once: choose a shorter time.";
    }

    /** What became of a replay of a time: each that failed, and how many did not. */
    public static List<String> replays(JsonNode done) {
        int replayed = done.path("replayed").size();
        int failed = done.path("failed").size();
        List<String> lines = new ArrayList<>();
        lines.add(
                replayed + " of " + (replayed + failed) + " replayed" + (failed == 0 ? "." : ", " + failed + " not:"));
        done.path("failed")
                .forEach(event -> lines.add("  " + event.path("event").asText() + " "
                        + event.path("why").asText()));
        return lines;
    }

    private static List<String> table(Iterable<JsonNode> events, Instant now) {
        var table = new Table("AGE", "OUTCOME", "EVENT", "ID");
        events.forEach(event -> table.row(
                Shown.age(event.path("receivedAt"), now),
                outcome(event),
                event.path("event").asText("-"),
                event.path("id").asText()));
        return new ArrayList<>(table.lines());
    }

    private static String outcome(JsonNode event) {
        String intake = event.path("state").asText();
        return intake.equals("STORED") ? event.path("job").path("state").asText("-") : intake;
    }

    /** An event with all that is known of it; never its body. */
    public static List<String> one(JsonNode event) {
        List<String> lines = new ArrayList<>();
        lines.add(event.path("id").asText());
        SHOWN.stream()
                .filter(event::hasNonNull)
                .forEach(field -> line(lines, field, event.path(field).asText()));
        event.path("headers")
                .properties()
                .forEach(
                        header -> line(lines, header.getKey(), header.getValue().asText()));
        line(lines, "job", job(event.path("job")));
        return lines;
    }

    /** What a replay did or would do, and how to say it in earnest. */
    public static List<String> replay(JsonNode replay) {
        String id = replay.path("event").asText();
        List<String> lines = new ArrayList<>();
        lines.add(id);
        line(lines, "last job", job(replay.path("lastJob")));
        if (replay.path("dryRun").asBoolean()) {
            line(lines, "would be", replay.path("jobId").asText());
            lines.add("  Nothing was written. To replay it:");
            lines.add("  ./holdfast hooks replay " + id + " --expect "
                    + replay.path("replays").asLong());
        } else {
            line(lines, "replayed", replay.path("jobId").asText());
        }
        return lines;
    }

    private static String job(JsonNode job) {
        if (!job.hasNonNull("id")) {
            return "not known";
        }
        String error = job.hasNonNull("error") ? " (" + job.path("error").asText() + ")" : "";
        return job.path("state").asText() + error + " " + job.path("id").asText();
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add("  %-12s %s".formatted(name, value));
    }
}
