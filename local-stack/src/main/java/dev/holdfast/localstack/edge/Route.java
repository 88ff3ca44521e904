package dev.holdfast.localstack.edge;

import java.util.List;
import java.util.Optional;

/** Which service answers a path. The first prefix that fits wins; what fits none is a web page. */
enum Route {
    IDENTITY("/api/auth", "/api/users", "/.well-known/jwks.json"),
    WEBHOOK("/webhooks", "/api/webhook-events"),
    PROMOTER("/api/jobs"),
    NOTIFICATION("/api/notifications"),
    BOOKING("/api");

    private static final List<Route> IN_ORDER = List.of(values());

    private final String prefixes;

    Route(String... prefixes) {
        this.prefixes = String.join(" ", prefixes);
    }

    /** The route of a path that passed {@link PathRules}. */
    static Optional<Route> of(String path) {
        return IN_ORDER.stream().filter(route -> route.covers(path)).findFirst();
    }

    /** What its paths begin with; the prefix itself is one of them. */
    List<String> prefixes() {
        return List.of(prefixes.split(" ", -1));
    }

    private boolean covers(String path) {
        for (String prefix : prefixes()) {
            if (path.equals(prefix) || path.startsWith(prefix + "/")) {
                return true;
            }
        }
        return false;
    }
}
