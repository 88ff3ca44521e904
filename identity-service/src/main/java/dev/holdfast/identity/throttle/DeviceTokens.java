package dev.holdfast.identity.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Draws the ids of devices. */
@ApplicationScoped
public class DeviceTokens {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    public DeviceToken next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new DeviceToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
