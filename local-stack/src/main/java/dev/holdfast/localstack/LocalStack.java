package dev.holdfast.localstack;

import dev.holdfast.localstack.binary.MongodBinary;
import dev.holdfast.localstack.process.ProcessFile;
import dev.holdfast.localstack.process.StartFailure;
import dev.holdfast.localstack.seed.Seed;
import dev.holdfast.localstack.server.MongoServer;
import dev.holdfast.localstack.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole suite as processes of this machine: MongoDB, two Redis servers, the sandbox, five services and the edge.
 *
 * <p>A stack belongs to the Java process that started it and ends with it, however that ends. {@link #close()} may be
 * called from any thread, also while {@link #start()} is under way.
 */
public final class LocalStack implements AutoCloseable {

    private final StackOptions options;
    private final Progress progress;
    private final StackAddresses addresses;
    private final StackFolder folder;
    private final StackSecrets secrets;
    private final MongoServer mongo;
    private final RedisServer cacheRedis;
    private final RedisServer queueRedis;
    private final List<StackPart> servers;
    private final List<StackPart> programs;
    private final PartsRunner runner;
    private final FileChannel lock;

    private LocalStack(StackOptions options, Progress progress, StackFolder folder, FileChannel lock) {
        this.options = options;
        this.progress = progress;
        this.folder = folder;
        this.lock = lock;
        this.addresses = new StackAddresses(options.portBase());
        this.secrets = StackSecrets.keptIn(folder.secrets());
        StackParts parts = new StackParts(options, addresses, folder, secrets);
        this.mongo = parts.mongo();
        this.cacheRedis = parts.cacheRedis();
        this.queueRedis = parts.queueRedis();
        this.servers = List.of(StackPart.of(mongo), StackPart.of(cacheRedis), StackPart.of(queueRedis));
        this.programs = parts.programs();
        this.runner = new PartsRunner(progress);
    }

    /**
     * Takes the data folder for a stack that is to be started.
     *
     * @throws StartFailure if a stack runs on this data already, or something is not built
     */
    public static LocalStack prepare(StackOptions options, Progress progress) {
        StackFolder folder = new StackFolder(options.data());
        folder.create();
        FileChannel lock = folder.lock();
        if (lock == null) {
            String process = new ProcessFile(folder.supervisor())
                    .find()
                    .map(running -> " (process " + running.pid() + ")")
                    .orElse("");
            throw new StartFailure(
                    "stack",
                    "A stack already runs on " + options.data() + process
                            + "; ./holdfast status describes it, ./holdfast down ends it.");
        }
        try {
            folder.claim(options.portBase());
            if (!MongodBinary.isAtHand()) {
                progress.starting("fetching MongoDB, this once");
            }
            return new LocalStack(options, progress, folder, lock);
        } catch (RuntimeException failure) {
            release(lock);
            throw failure;
        }
    }

    /**
     * Starts a stack; returns when all parts are ready and the demo practice is there.
     *
     * @throws StartFailure naming the part that failed; nothing is left running then
     */
    public static LocalStack start(StackOptions options, Progress progress) {
        LocalStack stack = prepare(options, progress);
        stack.start();
        return stack;
    }

    /** Starts what {@link #prepare} prepared. */
    public void start() {
        try {
            PortCheck.requireFree(addresses.all(ServiceProcess.of(options)));
            runner.start(all());
            progress.starting("the demo practice");
            new Seed(addresses.edge(), addresses.sandbox(), secrets.accounts()).plant();
            folder.markReady();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** The stack as it is now. */
    public StackStatus status() {
        return new StatusReport(options, folder, secrets).now();
    }

    /** The server, to be killed, frozen, thawed and restarted. */
    public MongoServer mongo() {
        return mongo;
    }

    public RedisServer cacheRedis() {
        return cacheRedis;
    }

    public RedisServer queueRedis() {
        return queueRedis;
    }

    /** Every part: {@code mongodb}, {@code redis-cache}, {@code redis-queue}, {@code sandbox}, {@code edge} and the services. */
    public List<StackPart> all() {
        List<StackPart> parts = new ArrayList<>(servers);
        parts.addAll(programs);
        return parts;
    }

    /**
     * A part by its name.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public StackPart part(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part is called " + name));
    }

    /** Whether somebody wants the stack to end. */
    public boolean isClosing() {
        return runner.isClosing();
    }

    /** Ends every part, the services before their servers; returns when no process is left. May be repeated. */
    @Override
    public void close() {
        folder.unmarkReady();
        runner.stop(programs, servers);
        release(lock);
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
