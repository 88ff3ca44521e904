package dev.holdfast.localstack;

import java.nio.file.Path;
import java.time.Duration;

/** Hears what happens to a stack, while it happens; called from several threads. */
public interface Progress {

    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void starting(String what) {}

        @Override
        public void ready(String part, Duration after) {}

        @Override
        public void ended(String part, Path log) {}
    };

    void starting(String what);

    /** A part answers, so long after its start. */
    void ready(String part, Duration after);

    /** A part that was ready has ended, and nobody asked it to. */
    void ended(String part, Path log);
}
