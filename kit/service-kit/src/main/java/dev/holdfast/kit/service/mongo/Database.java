package dev.holdfast.kit.service.mongo;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database of the suite. */
@Singleton
public class Database {

    /** How often a whole transaction, or its commit, is tried when MongoDB says that trying again is safe. */
    private static final int TRIES = 8;

    private final ReactiveMongoClient client;
    private final String name;

    Database(ReactiveMongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        this.client = client;
        this.name = name;
    }

    /** A collection as records of this type. Cheap; may be kept. */
    public <T> Documents<T> documents(String collection, Class<T> documentRecord) {
        return new Documents<>(driver().getCollection(collection, documentRecord), null);
    }

    /** The driver's database, for commands such as {@code collMod} at start-up. */
    public MongoDatabase driver() {
        return client.getDatabase(name).unwrap();
    }

    /** Runs a command that belongs to no request. */
    public Uni<Document> command(Document command) {
        return Published.one(() -> driver().runCommand(command));
    }

    /**
     * Runs work in one transaction: all of it or nothing. The work may run several times, so it must do nothing but database
     * writes through {@link Documents#in}; a failure of the work aborts and is passed on. Within a request the whole, repetitions
     * included, has what is left of the request's budget; ending so, its outcome is unknown.
     */
    public <T> Uni<T> inTransaction(Function<ClientSession, Uni<T>> work) {
        return Published.onCallersContext(() -> bounded(attempt(work, 1)));
    }

    private static <T> Uni<T> bounded(Uni<T> whole) {
        long left = RequestDeadline.remainingMillis();
        return left == 0
                ? whole
                : whole.ifNoItem()
                        .after(Duration.ofMillis(left))
                        .failWith(() -> new MongoTimeoutException("a transaction took longer than its request may"));
    }

    private <T> Uni<T> attempt(Function<ClientSession, Uni<T>> work, int attempt) {
        return session()
                .chain(session -> once(session, work))
                .onFailure(e -> attempt < TRIES && hasLabel(e, MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL))
                .recoverWithUni(() -> pause(attempt).chain(() -> attempt(work, attempt + 1)));
    }

    /** Closing a session that is in a transaction aborts it, and nobody waits for that. */
    private static <T> Uni<T> once(ClientSession session, Function<ClientSession, Uni<T>> work) {
        session.startTransaction();
        return Uni.createFrom()
                .deferred(() -> work.apply(session))
                .call(() -> commit(session, 1))
                .onTermination()
                .invoke(session::close);
    }

    private static Uni<Void> commit(ClientSession session, int attempt) {
        return Published.one(session::commitTransaction)
                .onFailure(e -> attempt < TRIES && hasLabel(e, MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL))
                .recoverWithUni(() -> pause(attempt).chain(() -> commit(session, attempt + 1)));
    }

    /** Those who collided wait for times that differ: up to 10, 20, 40 … 160 ms. */
    private static Uni<Void> pause(int attempt) {
        long millis = 1 + ThreadLocalRandom.current().nextLong(5L << Math.min(attempt, 5));
        return Published.onCallersContext(
                () -> Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(millis)));
    }

    private Uni<ClientSession> session() {
        MongoClient driverClient = client.unwrap();
        long left = RequestDeadline.remainingMillis();
        var options = ClientSessionOptions.builder();
        if (left > 0) {
            options.defaultTimeout(left, TimeUnit.MILLISECONDS);
        }
        return Published.one(() -> driverClient.startSession(options.build()));
    }

    private static boolean hasLabel(Throwable failure, String label) {
        return failure instanceof MongoException e && e.hasErrorLabel(label);
    }
}
