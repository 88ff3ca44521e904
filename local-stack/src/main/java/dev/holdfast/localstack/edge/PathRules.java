package dev.holdfast.localstack.edge;

import java.util.regex.Pattern;

/**
 * Refuses request targets that the edge and a service could read differently, which is how a hidden path is reached
 * through an open one.
 */
final class PathRules {

    private static final Pattern TWO_READINGS = Pattern.compile(
            "[;\\\\\\x00-\\x20\\x7f]" // path parameters, backslashes, control characters
                    + "|%(3b|2f|5c|00)" // the same, encoded
                    + "|%(?![0-9a-f]{2})" // not an encoding at all
                    + "|(?:^|/)(?:\\.|%2e){1,2}(?:/|$)", // dot segments
            Pattern.CASE_INSENSITIVE);

    private PathRules() {}

    /** Whether the target is an absolute path with exactly one reading; the query is free. */
    static boolean accept(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return path.startsWith("/") && !TWO_READINGS.matcher(path).find();
    }
}
