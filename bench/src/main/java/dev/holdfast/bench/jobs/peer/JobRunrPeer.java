package dev.holdfast.bench.jobs.peer;

import java.nio.file.Path;
import java.util.List;

/** JobRunr, which runs on the JVM. */
public final class JobRunrPeer {

    private JobRunrPeer() {}

    /** Jobs a second of JobRunr, born so many in a call. */
    public static double measure(Path folder, String mongoUri, int jobs, int batch, int atOnce) {
        return new PeerProgram("jobrunr", folder)
                .measure(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JobRunrProgram.class.getName(),
                        mongoUri,
                        Integer.toString(jobs),
                        Integer.toString(batch),
                        Integer.toString(atOnce)));
    }
}
