package dev.holdfast.bench.bare;

import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bare handler, running in a JVM that was given what the measured service's was. */
public final class BareProcess implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ChildProcess process;

    private BareProcess(ChildProcess process) {
        this.process = process;
    }

    /**
     * Starts it; returns when it listens.
     *
     * @param servicePid whose JVM options it gets as well
     */
    public static BareProcess start(long servicePid, int port, String mongoUri, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions(servicePid));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                Integer.toString(port),
                mongoUri));
        var process = new ChildProcess(
                new Program("bare handler", command, Map.of(), folder.resolve("bare.log"), folder.resolve("bare.pid")));
        process.start();
        process.awaitReady(() -> listens(port), PACE, LIMIT);
        return new BareProcess(process);
    }

    private static List<String> jvmOptions(long pid) {
        return ProcessHandle.of(pid).flatMap(service -> service.info().arguments()).stream()
                .flatMap(Stream::of)
                .filter(argument -> argument.startsWith("-X"))
                .toList();
    }

    private static boolean listens(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
