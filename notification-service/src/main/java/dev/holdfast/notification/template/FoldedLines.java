package dev.holdfast.notification.template;

import java.nio.charset.StandardCharsets;

/** Line folding of RFC 5545, section 3.1: lines of at most 75 octets, continued by CRLF and a space, never inside a character. */
final class FoldedLines {

    private static final int MAX_OCTETS = 75;
    private static final String CRLF = "\r\n";
    private static final String CONTINUED = CRLF + " ";

    private FoldedLines() {}

    static String of(String unfolded) {
        var folded = new StringBuilder(unfolded.length() + 64);
        unfolded.lines().forEach(line -> fold(line, folded));
        return folded.toString();
    }

    private static void fold(String line, StringBuilder folded) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            String character = Character.toString(line.codePointAt(i));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MAX_OCTETS) {
                folded.append(CONTINUED);
                octets = 1;
            }
            folded.append(character);
            octets += size;
            i += character.length();
        }
        folded.append(CRLF);
    }
}
