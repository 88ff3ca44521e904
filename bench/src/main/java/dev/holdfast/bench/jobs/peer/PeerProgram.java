package dev.holdfast.bench.jobs.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that measures itself and says so in its last line: {@code {"jobs":…,"seconds":…}}. */
final class PeerProgram {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String name;
    private final Path folder;

    /** @param folder where its log goes */
    PeerProgram(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** Runs it to its end; answers jobs a second. */
    double measure(List<String> command) {
        String last = run(command).lines().reduce("", (first, second) -> second);
        try {
            JsonNode said = new ObjectMapper().readTree(last);
            return said.path("jobs").asInt() / said.path("seconds").asDouble();
        } catch (IOException noFigures) {
            throw new PeerFailure(name + " gave no figures but: " + last, noFigures);
        }
    }

    /**
     * Runs it to its end; answers what it said.
     *
     * @throws PeerFailure with the end of what it said, if it fails or does not end
     */
    String run(List<String> command) {
        Path log = folder.resolve(name + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = Files.readString(log);
            if (!ended || process.exitValue() != 0) {
                throw new PeerFailure(name + (ended ? " failed: " : " did not end: ") + said.strip(), null);
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new PeerFailure(name + " was interrupted", interruption);
        }
    }
}
