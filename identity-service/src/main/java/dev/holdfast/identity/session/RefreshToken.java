package dev.holdfast.identity.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One refresh token as it travels in the cookie.
 *
 * @param sessionId the family
 * @param number its place in the family, from 1
 * @param secret what only the holder and the master key know
 */
record RefreshToken(String sessionId, long number, String secret) {

    private static final Pattern FORM = Pattern.compile("(ses_[0-9a-f]{32})\\.([1-9]\\d{0,17})\\.([A-Za-z0-9_-]{43})");

    static Optional<RefreshToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new RefreshToken(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    String text() {
        return "%s.%d.%s".formatted(sessionId, number, secret);
    }

    @Override
    public String toString() {
        return "RefreshToken[…]";
    }
}
