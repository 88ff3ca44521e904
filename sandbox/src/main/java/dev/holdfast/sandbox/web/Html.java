package dev.holdfast.sandbox.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text that is markup already. Whatever else goes into a page is escaped on its way in, so a value typed by a visitor can
 * only ever be shown, in element text and in quoted attributes alike.
 */
public record Html(String markup) {

    public static final Html NOTHING = new Html("");

    private static final String GAP = "{}";

    /** Fills each {@code {}} of a trusted template with one value; values that are not {@code Html} are escaped. */
    public static Html of(String template, Object... values) {
        var filled = new StringBuilder();
        var from = 0;
        for (var value : values) {
            var gap = template.indexOf(GAP, from);
            if (gap < 0) {
                throw new IllegalArgumentException("more values than gaps in the template");
            }
            filled.append(template, from, gap).append(markupOf(value));
            from = gap + GAP.length();
        }
        if (template.indexOf(GAP, from) >= 0) {
            throw new IllegalArgumentException("more gaps than values in the template");
        }
        return new Html(filled.append(template, from, template.length()).toString());
    }

    public static Html join(Stream<Html> parts) {
        return new Html(parts.map(Html::markup).collect(Collectors.joining("\n")));
    }

    private static String markupOf(Object value) {
        return value instanceof Html html ? html.markup() : escape(String.valueOf(value));
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
