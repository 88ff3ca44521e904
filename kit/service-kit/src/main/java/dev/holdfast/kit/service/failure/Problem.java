package dev.holdfast.kit.service.failure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One RFC 9457 problem before it is written: the wire form adds the service's name to the type, the instance and a trace id.
 *
 * @param kind decides the status
 * @param slug the stable last part of the type, lower case with hyphens, never reused for something else
 * @param title constant for the slug, for people
 * @param detail about this occurrence, safe to show, or absent
 * @param extensions further members at top level (RFC 9457, section 3.2)
 * @param retryAfter when to come again, sent in whole seconds as {@code Retry-After}, or absent
 */
public record Problem(
        FailureKind kind,
        String slug,
        String title,
        @Nullable String detail,
        Map<String, Object> extensions,
        @Nullable Duration retryAfter) {

    public Problem {
        extensions = Map.copyOf(extensions);
    }

    /** A problem with nothing but its kind, slug and title. */
    public static Problem of(FailureKind kind, String slug, String title) {
        return new Problem(kind, slug, title, null, Map.of(), null);
    }

    /** The same with a sentence about this occurrence. */
    public Problem detail(String text) {
        return new Problem(kind, slug, title, text, extensions, retryAfter);
    }

    /** The same with one more extension member. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(kind, slug, title, detail, more, retryAfter);
    }

    /** The same with the time after which it is worth trying again. */
    public Problem retryAfter(Duration wait) {
        return new Problem(kind, slug, title, detail, extensions, wait);
    }
}
