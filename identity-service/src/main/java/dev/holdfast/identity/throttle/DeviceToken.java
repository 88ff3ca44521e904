package dev.holdfast.identity.throttle;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The random id that a device keeps in its cookie.
 *
 * @param text 256 bits in base64url
 */
public record DeviceToken(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public static Optional<DeviceToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeviceToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "DeviceToken[…]";
    }
}
