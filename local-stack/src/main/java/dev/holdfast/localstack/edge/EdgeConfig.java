package dev.holdfast.localstack.edge;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the edge listens and what stands behind it.
 *
 * @param port of 127.0.0.1; 0 for any free one
 * @param web the folder of the pages
 * @param services the address of each service
 */
record EdgeConfig(int port, Path web, Map<Route, URI> services) {

    EdgeConfig {
        services = Map.copyOf(services);
    }
}
