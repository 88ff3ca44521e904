package dev.holdfast.identity.throttle;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/**
 * The origin of the request at hand. Its address is the one that the edge wrote into {@code X-Forwarded-For} where the edge is our
 * peer, and our peer's own otherwise: see {@code quarkus.http.proxy} in the service's settings.
 */
@ApplicationScoped
public class RequestOrigin {

    private final CurrentVertxRequest current;

    RequestOrigin(CurrentVertxRequest current) {
        this.current = current;
    }

    public Origin get() {
        HttpServerRequest request = current.getCurrent().request();
        String userAgent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return new Origin(request.remoteAddress().hostAddress(), userAgent);
    }
}
