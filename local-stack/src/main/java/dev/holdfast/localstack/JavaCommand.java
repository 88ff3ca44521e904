package dev.holdfast.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a JVM of the stack is run: small, and quick to start. */
final class JavaCommand {

    private JavaCommand() {}

    /** {@code java … -jar <jar> }. */
    static List<String> jar(int heapMegabytes, Path archive, Path jar) {
        List<String> command = flags(heapMegabytes, archive);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** {@code java … -cp <module jar>:<its libraries> <main class> <arguments>}. */
    static List<String> module(
            int heapMegabytes, Path archive, Path moduleFolder, String mainClass, List<String> arguments) {
        Path target = moduleFolder.resolve("target");
        String jar = moduleFolder.getFileName() + "-0.1.0-SNAPSHOT.jar";
        List<String> command = flags(heapMegabytes, archive);
        command.addAll(List.of("-cp", target.resolve(jar) + ":" + target.resolve("lib") + "/*", mainClass));
        command.addAll(arguments);
        return command;
    }

    private static List<String> flags(int heapMegabytes, Path archive) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:cds=off",
                "-Xshare:auto"));
    }
}
