package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.RunningStack;
import dev.holdfast.localstack.StackOptions;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a stack and stays until it is told to stop, or, detached, leaves a process behind that does so. */
@Command(name = "up", description = "Starts everything; Ctrl-C or `holdfast down` stops it.")
final class Up implements Callable<Integer> {

    private static final long MOMENT_MILLIS = 300;

    private final Output output = new Output();
    private final CountDownLatch ending = new CountDownLatch(1);

    @Mixin
    private StackChoice choice = new StackChoice();

    @Option(names = "--detach", description = "Return once everything is ready; `holdfast down` ends it.")
    private boolean detach;

    @Option(names = "--behind", hidden = true, description = "This process is what a detached start leaves behind.")
    private boolean behind;

    @Override
    public Integer call() throws Exception {
        StackOptions options = choice.options();
        if (detach) {
            return new DetachedStart(options).run();
        }
        LocalStack stack = LocalStack.prepare(options, new ConsoleProgress(output));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "end-of-stack"));
        start(stack);
        Welcome.say(output, stack.status());
        if (behind) {
            output.say(DetachedStart.READY);
            output.continueIn(RunningStack.logOf(options, "launcher"));
        } else {
            output.say("Ctrl-C stops everything.");
        }
        untilTheEnd();
        return 0;
    }

    private void start(LocalStack stack) throws InterruptedException {
        output.say("Starting MongoDB, two Redis servers, the sandbox, five services and the edge");
        try {
            stack.start();
        } catch (RuntimeException failure) {
            if (ending.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                untilTheEnd();
            }
            throw failure;
        }
    }

    private void end(LocalStack stack) {
        ending.countDown();
        output.say("· stopping");
        stack.close();
        output.say("✓ stopped");
    }

    /** Never returns: the process ends by a signal, in {@link #end}. */
    private static void untilTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
