package dev.holdfast.notification.template;

import java.util.regex.Pattern;

/** Text from outside made safe for a place that has one line, such as a subject: a line break there would start a new header. */
public final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final int MAX = 150;

    private OneLine() {}

    /** The text with every control character turned into a space, at most 150 characters of it. */
    public static String of(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= MAX ? line : line.substring(0, line.offsetByCodePoints(0, MAX));
    }
}
