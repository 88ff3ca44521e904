package dev.holdfast.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Jobs as people read them at a terminal. */
public final class JobText {

    private static final List<String> SHOWN =
            List.of("type", "lane", "runAt", "expireAt", "at", "doneAt", "purgeAt", "retriedAs");

    private JobText() {}

    /** One line a job, and a second one where something went wrong. */
    public static List<String> list(JsonNode list, Instant now) {
        var table = new Table("STATE", "DUE", "ID");
        list.path("items")
                .forEach(job -> table.row(
                        job.path("state").asText(),
                        Shown.relative(job.path("runAt"), now),
                        job.path("id").asText()));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of(rows.getFirst()));
        for (int at = 0; at + 1 < rows.size(); at++) {
            lines.add(rows.get(at + 1));
            JsonNode job = list.path("items").path(at);
            if (job.hasNonNull("error")) {
                lines.add("  └ " + job.path("error").asText() + tries(job));
            }
        }
        lines.add(Shown.page(list));
        return lines;
    }

    private static String tries(JsonNode job) {
        int attempts = job.path("attempts").asInt();
        int stalls = job.path("stalls").asInt();
        return (attempts == 0 ? "" : ", failed tries: " + attempts) + (stalls == 0 ? "" : ", stalls: " + stalls);
    }

    /** A job with all that is known of it. */
    public static List<String> one(JsonNode job) {
        List<String> lines = new ArrayList<>();
        lines.add(job.path("id").asText());
        line(lines, "state", job.path("state").asText());
        SHOWN.stream()
                .filter(job::hasNonNull)
                .forEach(field -> line(lines, field, job.path(field).asText()));
        JsonNode ref = job.path("ref");
        line(
                lines,
                "about",
                "%s %s, revision %d"
                        .formatted(
                                ref.path("kind").asText(),
                                ref.path("id").asText(),
                                ref.path("rev").asLong()));
        line(
                lines,
                "attempts",
                job.path("attempts").asInt() + " of " + job.path("maxAttempts").asInt());
        line(
                lines,
                "stalls",
                job.path("stalls").asInt() + " of " + job.path("maxStalls").asInt());
        if (job.has("error")) {
            JsonNode error = job.path("error");
            line(
                    lines,
                    "error",
                    error.path("code").asText() + " at " + error.path("at").asText());
        }
        line(lines, "payload", job.path("payload").toString());
        if (job.has("result")) {
            line(lines, "result", job.path("result").toString());
        }
        lines.addAll(claims(job));
        return lines;
    }

    /** Why it has not run, in words, and who has been at it. */
    public static List<String> explanation(JsonNode explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(explanation.path("id").asText() + " is "
                + explanation.path("state").asText());
        lines.addAll(Shown.wrapped(explanation.path("text").asText()));
        lines.addAll(claims(explanation));
        return lines;
    }

    private static List<String> claims(JsonNode of) {
        if (of.path("claims").isEmpty()) {
            return List.of("Nobody has claimed it yet.");
        }
        var table = new Table("FENCE", "CLAIMED", "WORKER");
        of.path("claims")
                .forEach(claim -> table.row(
                        claim.path("fence").asText(),
                        claim.path("at").asText(),
                        claim.path("owner").asText()));
        return table.lines();
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add("  %-10s %s".formatted(name, value));
    }
}
