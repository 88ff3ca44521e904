package dev.holdfast.localstack.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The edge of production, {@code deploy/caddy/Caddyfile}. */
record Caddyfile(String text) {

    private static final Pattern ROUTE = Pattern.compile(
            "@\\w+ path ([^\\n]+)\\n\\s*handle @\\w+ \\{\\s*reverse_proxy ([a-z-]+:\\d+) \\{\\s*import passing");

    /**
     * A route of the file.
     *
     * @param service host and port
     */
    record Forwarding(String service, List<String> paths) {}

    static Caddyfile read() throws IOException {
        return new Caddyfile(
                Files.readString(Path.of(System.getProperty("holdfast.root")).resolve("deploy/caddy/Caddyfile")));
    }

    /** In the order in which Caddy tries them. */
    List<Forwarding> routes() {
        List<Forwarding> routes = new ArrayList<>();
        Matcher found = ROUTE.matcher(text);
        while (found.find()) {
            routes.add(new Forwarding(found.group(2), List.of(found.group(1).split(" ", -1))));
        }
        return routes;
    }

    /** The same with a service elsewhere. */
    Caddyfile with(String service, int port) {
        return new Caddyfile(text.replace("reverse_proxy " + service, "reverse_proxy localhost:" + port));
    }

    Caddyfile replace(String there, String here) {
        return new Caddyfile(text.replace(there, here));
    }
}
