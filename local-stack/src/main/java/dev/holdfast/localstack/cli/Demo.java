package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.RunningStack;
import dev.holdfast.localstack.StackOptions;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells the story of a first booking against a running stack; ends with the story's own exit status. */
@Command(name = "demo", description = "Books and cancels on a running stack, and tells what it sees.")
final class Demo implements Callable<Integer> {

    @Mixin
    private StackChoice choice = new StackChoice();

    @Override
    public Integer call() throws Exception {
        StackOptions options = choice.options();
        Optional<RunningStack> stack = RunningStack.find(options).filter(RunningStack::isReady);
        if (stack.isEmpty()) {
            System.err.println("No stack is ready on " + options.data() + "; ./holdfast up starts one.");
            return 1;
        }
        Path target = options.root().resolve("e2e/target");
        Process story = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        target.resolve("e2e-0.1.0-SNAPSHOT.jar") + ":" + target.resolve("lib") + "/*",
                        "dev.holdfast.e2e.demo.Demo"))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer status = story.outputWriter(StandardCharsets.UTF_8)) {
            status.write(stack.get().status().toJson());
        }
        return story.waitFor();
    }
}
