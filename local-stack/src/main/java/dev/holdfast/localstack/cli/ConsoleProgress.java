package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Tells people what happens, a line each. */
record ConsoleProgress(Output output) implements Progress {

    @Override
    public void starting(String what) {
        output.say("· " + what);
    }

    @Override
    public void ready(String part, Duration after) {
        output.say(String.format(Locale.ROOT, "✓ %-22s %5.1f s", part, after.toMillis() / 1000.0));
    }

    @Override
    public void ended(String part, Path log) {
        output.say("✗ " + part + " has ended by itself; its log is " + log);
    }
}
