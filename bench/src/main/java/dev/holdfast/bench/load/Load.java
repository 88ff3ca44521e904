package dev.holdfast.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Puts load on targets, from one thread of its own. */
public final class Load implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    /** A side to put load on. */
    public Target target(int port, int connections) {
        return new Target(vertx, port, connections);
    }

    /** As fast as it goes: so many senders, each sending its next request when its last was answered. */
    public Measured closedLoop(Target target, List<Shot> shots, int senders, Duration length) {
        var done = new CompletableFuture<Measured>();
        vertx.runOnContext(start -> new ClosedLoop(target, shots, length, done).start(senders));
        return done.join();
    }

    /** Every request when it is due at this rate, whether or not those before were answered. */
    public Measured openLoop(Target target, List<Shot> shots, double ratePerSecond) {
        var done = new CompletableFuture<Measured>();
        vertx.runOnContext(start -> new OpenLoop(vertx, target, shots, ratePerSecond, done).start());
        return done.join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
