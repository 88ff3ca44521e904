package dev.holdfast.sandbox.calendly.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant; null means any.
 *
 * @param method such as {@code POST}
 * @param path how the path begins, such as {@code /scheduling_links}; {@code *} stands for one segment
 */
public record CallFilter(@Nullable String method, @Nullable String path) {

    boolean accepts(String calledMethod, String calledPath) {
        return (method == null || method.equalsIgnoreCase(calledMethod)) && (path == null || begins(calledPath, path));
    }

    private static boolean begins(String calledPath, String path) {
        var pattern = Pattern.quote(path).replace("*", "\\E[^/]+\\Q");
        return Pattern.compile(pattern).matcher(calledPath).lookingAt();
    }
}
