package dev.holdfast.localstack.binary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/**
 * Finds a Redis or Valkey server of version 6.2 or newer: {@code HOLDFAST_REDIS_SERVER}, then the path, then the program
 * inside the embedded-redis jar, which is extracted and run like any other.
 */
public final class RedisBinary {

    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.(\\d+)");

    private final SearchPath searchPath;

    private RedisBinary(Map<String, String> environment) {
        this.searchPath = new SearchPath(environment);
    }

    /**
     * A server that runs on this machine.
     *
     * @throws BinaryFailure if there is none
     */
    public static Path find() {
        return find(System.getenv());
    }

    static Path find(Map<String, String> environment) {
        return new RedisBinary(environment).search();
    }

    private Path search() {
        Optional<Path> named = searchPath.named("HOLDFAST_REDIS_SERVER");
        if (named.isPresent() && !isRecent(named.get())) {
            throw new BinaryFailure("HOLDFAST_REDIS_SERVER names " + named.get() + ", which is older than Redis 6.2.");
        }
        return named.or(this::onPath).orElseGet(this::fromJar);
    }

    private Optional<Path> onPath() {
        return Stream.of("valkey-server", "redis-server")
                .flatMap(name -> searchPath.onPath(name).stream())
                .filter(RedisBinary::isRecent)
                .findFirst();
    }

    private static boolean isRecent(Path binary) {
        Matcher version = VERSION.matcher(
                Command.run(List.of(binary.toString(), "--version")).output());
        if (!version.find()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        return major > 6 || (major == 6 && Integer.parseInt(version.group(2)) >= 2);
    }

    private Path fromJar() {
        String resource = "/" + programForThisMachine();
        return new BinaryCache(searchPath.cacheFolder()).get(resource.substring(1), (work, target) -> {
            try (InputStream program = RedisServer.class.getResourceAsStream(resource)) {
                if (program == null) {
                    throw new IOException("embedded-redis no longer contains " + resource);
                }
                Files.copy(program, target);
            }
        });
    }

    private static String programForThisMachine() {
        String machine = (System.getProperty("os.name") + " " + System.getProperty("os.arch")).toLowerCase(Locale.ROOT);
        return switch (machine) {
            case "linux amd64", "linux x86_64" -> "redis-server-6.2.6-v5-linux-amd64";
            case "linux aarch64", "linux arm64" -> "redis-server-6.2.7-linux-arm64";
            case "mac os x x86_64" -> "redis-server-6.2.6-v5-darwin-amd64";
            case "mac os x aarch64" -> "redis-server-6.2.6-v5-darwin-arm64";
            default ->
                throw new BinaryFailure("There is no Redis 6.2 or newer on the path, and none is included for "
                        + machine + "; install one, or name it by HOLDFAST_REDIS_SERVER.");
        };
    }
}
