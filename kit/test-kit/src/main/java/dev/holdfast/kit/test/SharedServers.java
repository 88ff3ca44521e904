package dev.holdfast.kit.test;

import dev.holdfast.localstack.server.FreePort;
import dev.holdfast.localstack.server.MongoServer;
import dev.holdfast.localstack.server.RedisRole;
import dev.holdfast.localstack.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The one server of each kind in this JVM. Quarkus loads test code in several class loaders, so what they share (folder
 * and port) is kept in system properties.
 */
final class SharedServers {

    private static final String PREFIX = "holdfast.test.servers.";

    private SharedServers() {}

    static MongoServer mongo() {
        int port = port("mongodb", (folder, free) -> mongo(folder, free).start());
        return mongo(folder(), port);
    }

    static RedisServer redis(RedisRole role) {
        int port = port("redis-" + role.label(), (folder, free) -> redis(role, folder, free)
                .start());
        return redis(role, folder(), port);
    }

    private static MongoServer mongo(Path folder, int port) {
        return MongoServer.at(folder, port, Stores.chosen().host());
    }

    private static RedisServer redis(RedisRole role, Path folder, int port) {
        return RedisServer.at(role, folder, port, Stores.chosen().host());
    }

    private static int port(String name, BiConsumer<Path, Integer> start) {
        synchronized (System.getProperties()) {
            Integer known = Integer.getInteger(PREFIX + name);
            if (known != null) {
                return known;
            }
            int free = FreePort.any();
            start.accept(folder(), free);
            System.setProperty(PREFIX + name, Integer.toString(free));
            return free;
        }
    }

    /** Removed with everything in it when the JVM ends. */
    static Path folder() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(PREFIX + "folder");
            if (known != null) {
                return Path.of(known);
            }
            try {
                Path folder = Files.createTempDirectory("holdfast-test-");
                System.setProperty(PREFIX + "folder", folder.toString());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
                return folder;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void remove(Path folder) {
        endIfKnown("mongodb", port -> mongo(folder, port).kill());
        for (RedisRole role : RedisRole.values()) {
            endIfKnown(
                    "redis-" + role.label(), port -> redis(role, folder, port).kill());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void endIfKnown(String name, java.util.function.IntConsumer end) {
        Integer port = Integer.getInteger(PREFIX + name);
        if (port != null) {
            end.accept(port);
        }
    }
}
