package dev.holdfast.localstack.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The launcher as a process, the way a person runs it. */
record Launcher(Path root, int portBase) {

    /** One command: its process, and all it says. */
    record Run(Process process, Path output) {

        private static final long SIGINT = 1 << 1;

        String said() throws IOException {
            return Files.readString(output, StandardCharsets.UTF_8);
        }

        int exitCode() throws InterruptedException, IOException {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end; it said: " + said());
            }
            return process.exitValue();
        }

        /** What Ctrl-C does: a signal to the foreground process and to all that it started. */
        void interrupt() throws IOException, InterruptedException {
            String pids = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .map(each -> Long.toString(each.pid()))
                    .collect(Collectors.joining(" "));
            new ProcessBuilder("sh", "-c", "kill -" + signal() + " " + pids)
                    .start()
                    .waitFor();
        }

        /** SIGTERM where whoever started the tests had SIGINT ignored, as shells do for programs in the background. */
        private static String signal() throws IOException {
            Path self = Path.of("/proc/self/status");
            if (!Files.exists(self)) {
                return "INT";
            }
            long ignored = Files.readAllLines(self).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0);
            return (ignored & SIGINT) == 0 ? "INT" : "TERM";
        }
    }

    Run start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dholdfast.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--port-base", Integer.toString(portBase)));
        Path output = Files.createTempFile(root, "said-", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Run(process, output);
    }

    /** Runs a command to its end. */
    Run run(String... arguments) throws IOException, InterruptedException {
        Run run = start(arguments);
        run.exitCode();
        return run;
    }

    /** The processes that work for a stack of this tree, this JVM aside. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info()
                        .commandLine()
                        .map(line -> line.contains(root.toString()))
                        .orElse(false))
                .toList();
    }
}
