package dev.holdfast.kit.service.mongo;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database of the suite. */
@Singleton
public class Database {

    /** How often a whole transaction, or its commit, is tried when MongoDB says that trying again is safe. */
    private static final int TRIES = 5;

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
     * writes through {@link Documents#in}; a failure of the work aborts and is passed on. Within a request the transaction has
     * what is left of the request's deadline.
     */
    public <T> Uni<T> inTransaction(Function<ClientSession, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> attempt(work, 1));
    }

    private <T> Uni<T> attempt(Function<ClientSession, Uni<T>> work, int attempt) {
        return session()
                .chain(session -> once(session, work))
                .onFailure(e -> attempt < TRIES && hasLabel(e, MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL))
                .recoverWithUni(() -> attempt(work, attempt + 1));
    }

    private <T> Uni<T> once(ClientSession session, Function<ClientSession, Uni<T>> work) {
        session.startTransaction();
        return Uni.createFrom()
                .deferred(() -> work.apply(session))
                .onFailure()
                .call(() -> abort(session))
                .call(() -> commit(session, 1))
                .eventually(session::close);
    }

    private static Uni<Void> commit(ClientSession session, int attempt) {
        return Published.one(session::commitTransaction)
                .onFailure(e -> attempt < TRIES && hasLabel(e, MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL))
                .recoverWithUni(() -> commit(session, attempt + 1));
    }

    private static Uni<Void> abort(ClientSession session) {
        return session.hasActiveTransaction()
                ? Published.one(session::abortTransaction).onFailure().recoverWithNull()
                : Uni.createFrom().voidItem();
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
