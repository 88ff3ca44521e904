package dev.holdfast.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
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
        var table = new Table("AGE", "OUTCOME", "EVENT", "ID");
        list.path("items")
                .forEach(event -> table.row(
                        Shown.age(event.path("receivedAt"), now),
                        outcome(event),
                        event.path("event").asText("-"),
                        event.path("id").asText()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(Shown.page(list));
        return lines;
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
