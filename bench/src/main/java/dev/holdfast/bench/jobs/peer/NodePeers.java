package dev.holdfast.bench.jobs.peer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** BullMQ and Agenda, which run on Node.js; of the versions that {@code package-lock.json} names. */
public final class NodePeers {

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "bullmq.mjs", "agenda.mjs");

    private final Path folder;

    private NodePeers(Path folder) {
        this.folder = folder;
    }

    /**
     * Fetches them into a folder, which may be used again.
     *
     * @throws PeerFailure where there is no Node.js, or its packages cannot be fetched
     */
    public static NodePeers in(Path folder) {
        if (!isOnPath("node") || !isOnPath("npm")) {
            throw new PeerFailure(
                    "BullMQ and Agenda need node and npm, and they are not on the path; --no-peers does without", null);
        }
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                try (InputStream content = Objects.requireNonNull(NodePeers.class.getResourceAsStream(file))) {
                    Files.copy(content, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        new PeerProgram("npm", folder)
                .run(List.of(
                        "npm", "ci", "--prefix", folder.toString(), "--ignore-scripts", "--no-audit", "--no-fund"));
        return new NodePeers(folder);
    }

    private static boolean isOnPath(String program) {
        String path = Objects.toString(System.getenv("PATH"), "");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(each -> Path.of(each, program))
                .anyMatch(Files::isExecutable);
    }

    /** Jobs a second of BullMQ, born so many in a call. */
    public double bullMq(int redisPort, int jobs, int batch, int atOnce) {
        return measure("bullmq", Integer.toString(redisPort), jobs, batch, atOnce);
    }

    /** Jobs a second of Agenda, which has no call for many. */
    public double agenda(String mongoUri, int jobs, int atOnce) {
        return measure("agenda", mongoUri, jobs, atOnce);
    }

    private double measure(String name, String server, int... numbers) {
        List<String> command =
                new ArrayList<>(List.of("node", folder.resolve(name + ".mjs").toString(), server));
        Arrays.stream(numbers).mapToObj(Integer::toString).forEach(command::add);
        return new PeerProgram(name, folder).measure(command);
    }
}
