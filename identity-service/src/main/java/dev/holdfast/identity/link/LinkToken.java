package dev.holdfast.identity.link;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link carries: whose it is, when it was issued, and the proof that it was issued here.
 *
 * @param issuedAt in whole seconds
 * @param proof a message authentication code in base64url
 */
public record LinkToken(String userId, Instant issuedAt, String proof) {

    private static final Pattern FORM = Pattern.compile("(usr_[0-9a-f]{32})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    public static Optional<LinkToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new LinkToken(
                        matcher.group(1), Instant.ofEpochSecond(Long.parseLong(matcher.group(2))), matcher.group(3)))
                : Optional.empty();
    }

    String text() {
        return "%s.%d.%s".formatted(userId, issuedAt.getEpochSecond(), proof);
    }

    @Override
    public String toString() {
        return "LinkToken[…]";
    }
}
