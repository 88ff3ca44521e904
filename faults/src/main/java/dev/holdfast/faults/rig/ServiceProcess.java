package dev.holdfast.faults.rig;

import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Probe;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.server.FreePort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One process of a service, as it is built, under a name of its own. */
public final class ServiceProcess {

    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int ANSWER_MILLIS = 1_000;

    private final Path root;
    private final Path folder;
    private final String module;
    private final String name;
    private final Map<String, String> environment;
    private final int port = FreePort.any();
    private ChildProcess process;

    ServiceProcess(Path root, Path folder, String module, String name, Map<String, String> environment) {
        this.root = root;
        this.folder = folder;
        this.module = module;
        this.name = name;
        this.environment = Map.copyOf(environment);
        this.process = process(Map.of());
    }

    private ChildProcess process(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("HOLDFAST_DATA_DIR", folder.resolve(name).toString());
        all.putAll(more);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                root.resolve(module)
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString());
        return new ChildProcess(
                new Program(name, command, all, folder.resolve(name + ".log"), folder.resolve(name + ".pid")));
    }

    public String name() {
        return name;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** Starts it where it does not run; returns when it is alive. */
    public void start() {
        process.start();
        process.awaitReady(aliveAt("/q/health/live"), PACE, START);
    }

    /** Ends it and starts it with these settings on top of the usual ones. */
    public void restartWith(Map<String, String> settings) {
        process.kill();
        process = process(settings);
        start();
    }

    private Probe aliveAt(String path) {
        return () -> status(path) == HttpURLConnection.HTTP_OK;
    }

    private int status(String path) throws IOException {
        var connection = (HttpURLConnection) URI.create(url() + path).toURL().openConnection();
        connection.setConnectTimeout(ANSWER_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    /** Does it run, frozen or not? */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** SIGTERM; returns when it has ended. */
    public void stop() {
        process.stop(GRACE);
    }

    /** SIGSTOP. */
    public void freeze() {
        process.freeze();
    }

    /** SIGCONT. */
    public void thaw() {
        process.thaw();
    }
}
