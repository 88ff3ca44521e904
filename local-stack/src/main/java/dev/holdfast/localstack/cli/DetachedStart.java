package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.StackOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a stack in a process that outlives this one and the terminal, shows its progress until it is ready, and then
 * lets go of it.
 */
record DetachedStart(StackOptions options) {

    /** The line by which the process behind says that it is ready; not shown. */
    static final String READY = "-- ready --";

    private static final String IGNORING_THE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    /** Returns 0 when the stack is ready, or the status with which its process failed. */
    int run() throws IOException, InterruptedException {
        Process behind = new ProcessBuilder(command()).redirectErrorStream(true).start();
        Thread interrupted = new Thread(() -> end(behind), "end-of-detached-start");
        Runtime.getRuntime().addShutdownHook(interrupted);
        BufferedReader lines = behind.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(READY)) {
                Runtime.getRuntime().removeShutdownHook(interrupted);
                System.out.println("`./holdfast down` stops everything.");
                return 0;
            }
            System.out.println(line);
        }
        return behind.waitFor();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", IGNORING_THE_TERMINAL, "holdfast"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("up", "--behind"));
        command.addAll(List.of("--port-base", Integer.toString(options.portBase())));
        command.addAll(List.of("--data", options.data().toString()));
        return command;
    }

    private static void end(Process behind) {
        behind.destroy();
        behind.onExit().join();
    }
}
