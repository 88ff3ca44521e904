package dev.holdfast.identity.session;

import dev.holdfast.identity.throttle.DeviceToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookies that carry the refresh token and the id of the device: out of reach of scripts, sent to {@code /api/auth} alone and never
 * from another site. They are {@code Secure} unless the suite is served from plain http on localhost, where browsers would drop them.
 */
@ApplicationScoped
class Cookies {

    static final String REFRESH = "holdfast_refresh";
    static final String DEVICE = "holdfast_device";

    private static final String PATH = "/api/auth";

    /** The longest that browsers keep any cookie. */
    private static final Duration DEVICE_LIFETIME = Duration.ofDays(400);

    private final boolean secure;
    private final Duration lifetime;

    Cookies(@ConfigProperty(name = "holdfast.public-url") URI publicUrl, SessionConfig config) {
        this.secure = !("http".equals(publicUrl.getScheme()) && "localhost".equals(publicUrl.getHost()));
        this.lifetime = config.lifetime();
    }

    NewCookie carrying(RefreshToken token) {
        return cookie(REFRESH, token.text(), lifetime);
    }

    NewCookie carrying(DeviceToken token) {
        return cookie(DEVICE, token.text(), DEVICE_LIFETIME);
    }

    /** Makes the browser forget the refresh token. */
    NewCookie cleared() {
        return cookie(REFRESH, "", Duration.ZERO);
    }

    private NewCookie cookie(String name, String value, Duration maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(PATH)
                .maxAge(Math.toIntExact(maxAge.toSeconds()))
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
