package dev.holdfast.identity.token;

import java.time.Duration;

/**
 * An access token as the client gets it.
 *
 * @param text the signed JWT; a secret for as long as it lives
 */
public record AccessToken(String text, Duration lifetime) {

    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
