package dev.holdfast.localstack;

import dev.holdfast.localstack.process.ProcessFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What lies in the data folder of a stack. */
record StackFolder(Path path) {

    Path logs() {
        return path.resolve("logs");
    }

    Path run() {
        return path.resolve("run");
    }

    Path mongodb() {
        return path.resolve("mongodb");
    }

    Path redis() {
        return path.resolve("redis");
    }

    Path services() {
        return path.resolve("services");
    }

    Path secrets() {
        return path.resolve("secrets.json");
    }

    /** Exists while the stack is ready. */
    Path ready() {
        return run().resolve("ready");
    }

    Path supervisor() {
        return run().resolve("supervisor.pid");
    }

    Path portBase() {
        return run().resolve("port-base");
    }

    /** Remembers the process of a part. */
    Path processOf(String part) {
        if (part.equals("mongodb")) {
            return mongodb().resolve(part + ".pid");
        }
        return part.startsWith("redis-") ? redis().resolve(part + ".pid") : run().resolve(part + ".pid");
    }

    Path logOf(String part) {
        return logs().resolve(part + ".log");
    }

    void create() {
        try {
            for (Path folder : new Path[] {logs(), run(), mongodb(), redis(), services()}) {
                Files.createDirectories(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Says who runs this stack, and where. */
    void claim(int portBase) {
        unmarkReady();
        try {
            Files.writeString(portBase(), Integer.toString(portBase));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        new ProcessFile(supervisor()).remember(ProcessHandle.current());
    }

    void markReady() {
        try {
            Files.writeString(ready(), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void unmarkReady() {
        try {
            Files.deleteIfExists(ready());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes the folder for one stack until the channel is closed or the process ends; null if another one has it. */
    @Nullable
    FileChannel lock() {
        try {
            FileChannel channel =
                    FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException inThisProcess) {
                // the same answer as from another process
            }
            channel.close();
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
