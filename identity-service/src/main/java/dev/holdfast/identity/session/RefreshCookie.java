package dev.holdfast.identity.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookie that carries the refresh token: out of reach of scripts, sent to {@code /api/auth} alone and never from another site. It is
 * {@code Secure} unless the suite is served from plain http on localhost, where browsers would drop it.
 */
@ApplicationScoped
class RefreshCookie {

    static final String NAME = "holdfast_refresh";

    private static final String PATH = "/api/auth";

    private final boolean secure;
    private final Duration lifetime;

    RefreshCookie(@ConfigProperty(name = "holdfast.public-url") URI publicUrl, SessionConfig config) {
        this.secure = !("http".equals(publicUrl.getScheme()) && "localhost".equals(publicUrl.getHost()));
        this.lifetime = config.lifetime();
    }

    NewCookie carrying(RefreshToken token) {
        return cookie(token.text(), lifetime);
    }

    /** Makes the browser forget it. */
    NewCookie cleared() {
        return cookie("", Duration.ZERO);
    }

    private NewCookie cookie(String value, Duration maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(PATH)
                .maxAge(Math.toIntExact(maxAge.toSeconds()))
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
