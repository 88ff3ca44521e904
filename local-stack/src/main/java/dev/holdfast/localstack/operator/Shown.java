package dev.holdfast.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Times and texts as they fit a terminal of 80 columns. */
final class Shown {

    static final int COLUMNS = 80;

    private Shown() {}

    /** How far a time is from now: {@code 3 h ago}, {@code in 5 min}; a dash where there is none. */
    static String relative(JsonNode time, Instant now) {
        if (!time.isTextual()) {
            return "-";
        }
        Duration past = Duration.between(Instant.parse(time.asText()), now);
        return past.isNegative() ? "in " + rough(past.negated()) : rough(past) + " ago";
    }

    /** How long ago a time is: {@code 3 h}. */
    static String age(JsonNode time, Instant now) {
        return rough(Duration.between(Instant.parse(time.asText()), now));
    }

    private static String rough(Duration span) {
        if (span.toMinutes() < 2) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 2) {
            return span.toMinutes() + " min";
        }
        return span.toDays() < 2 ? span.toHours() + " h" : span.toDays() + " d";
    }

    /** A text as lines of 80 columns at most; a word that is longer has a line of its own. */
    static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** What stands at the end of a list: which part of it was shown. */
    static String page(JsonNode list) {
        int page = list.path("page").asInt();
        int limit = list.path("limit").asInt();
        long total = list.path("total").asLong();
        int shown = list.path("items").size();
        if (shown == 0) {
            return "None on this page; " + total + " in all.";
        }
        long first = (page - 1L) * limit + 1;
        String more = first + shown - 1 < total ? "; --page " + (page + 1) + " for the next" : "";
        return first + " to " + (first + shown - 1) + " of " + total + more;
    }
}
