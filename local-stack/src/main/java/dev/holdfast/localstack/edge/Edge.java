package dev.holdfast.localstack.edge;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the edge as a process of its own, until it is ended. */
@Command(name = "edge", description = "The one origin in front of the suite.")
public final class Edge implements Callable<Integer> {

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--web", required = true, description = "Folder of the web pages.")
    private Path web = Path.of("web");

    @Option(
            names = "--service",
            required = true,
            description = "Address of a service, as in identity=http://localhost:8101.")
    private Map<String, URI> services = Map.of();

    private Edge() {}

    public static void main(String[] arguments) {
        int exitCode = new CommandLine(new Edge()).execute(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    @Override
    public Integer call() throws Exception {
        Map<Route, URI> addresses = new EnumMap<>(Route.class);
        services.forEach(
                (name, address) -> addresses.put(Route.valueOf(name.toUpperCase(java.util.Locale.ROOT)), address));
        int listening = EdgeServer.start(Vertx.vertx(), new EdgeConfig(port, web, addresses))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        System.out.println("edge listens on " + listening);
        return 0;
    }
}
