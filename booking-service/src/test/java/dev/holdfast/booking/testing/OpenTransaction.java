package dev.holdfast.booking.testing;

import com.mongodb.reactivestreams.client.ClientSession;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Function;
import mutiny.zero.flow.adapters.AdaptersToFlow;

/** A transaction that stays open, like that of a process which froze within it, until the test commits it, closes it, or MongoDB ends it. */
public final class OpenTransaction implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ClientSession session;

    public OpenTransaction(ReactiveMongoClient client) {
        session = client.startSession().await().atMost(LIMIT);
        session.startTransaction();
    }

    /** Does something within it. */
    public <T> T run(Function<ClientSession, Uni<T>> work) {
        return work.apply(session).await().atMost(LIMIT);
    }

    public void commit() {
        Uni.createFrom()
                .publisher(AdaptersToFlow.publisher(session.commitTransaction()))
                .await()
                .atMost(LIMIT);
    }

    /** Aborts what is not committed; nothing happens if it is over. */
    @Override
    public void close() {
        session.close();
    }
}
