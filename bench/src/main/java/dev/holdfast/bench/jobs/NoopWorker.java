package dev.holdfast.bench.jobs;

import dev.holdfast.localstack.StackStatus;
import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The worker whose jobs do nothing, in a JVM with the options of a service. */
final class NoopWorker implements AutoCloseable {

    /** Its lane; job-promoter has to be told of it. */
    static final String LANE = "noop";

    private static final int PORT_ABOVE_BASE = 195;
    private static final int KEY_BYTES = 32;
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ChildProcess process;
    private final URI address;

    private NoopWorker(ChildProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it beside a stack; returns when it is ready.
     *
     * @throws StartFailure if it is not built, or does not start
     */
    static NoopWorker start(StackStatus stack, Plan plan) {
        Path jar = plan.root().resolve("bench/noop-worker/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure("noop-worker", "noop-worker is not built: there is no " + jar);
        }
        int port = plan.portBase() + PORT_ABOVE_BASE;
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString());
        Path folder = plan.data();
        var process = new ChildProcess(new Program(
                "noop-worker",
                command,
                environment(stack, plan, port),
                folder.resolve("noop-worker.log"),
                folder.resolve("noop-worker.pid")));
        URI address = URI.create("http://localhost:" + port);
        process.start();
        process.awaitReady(() -> isReady(address), PACE, LIMIT);
        return new NoopWorker(process, address);
    }

    private static Map<String, String> environment(StackStatus stack, Plan plan, int port) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Map.of(
                "HOLDFAST_MONGODB_URI", stack.mongodb().uri() + "&appName=noop-worker",
                "HOLDFAST_QUEUE_REDIS_URL", stack.redis().queue().url(),
                "HOLDFAST_INTERNAL_KEY", stack.secrets().internalKey(),
                "HOLDFAST_MASTER_KEY", Base64.getEncoder().encodeToString(key),
                "HOLDFAST_IDENTITY_URL",
                        Objects.requireNonNull(stack.services().get("identity-service"))
                                .url(),
                "HOLDFAST_DATA_DIR", plan.data().resolve("noop-worker").toString(),
                "HOLDFAST_JOBS_SLOTS", Integer.toString(plan.slots()),
                "QUARKUS_HTTP_PORT", Integer.toString(port));
    }

    private static boolean isReady(URI address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** SIGSTOP, so that it takes nothing from those that are measured beside it. */
    void freeze() {
        process.freeze();
    }

    void thaw() {
        process.thaw();
    }

    @Override
    public void close() {
        process.stop(GRACE);
    }
}
