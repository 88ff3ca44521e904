package dev.holdfast.identity.credential;

import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The collection {@code credentials}; one document per user, under the user's id. */
@ApplicationScoped
class CredentialStore {

    private final Documents<CredentialDocument> credentials;

    CredentialStore(Database database) {
        this.credentials = database.documents("credentials", CredentialDocument.class);
    }

    Uni<Void> insert(String userId, PasswordHash password, Instant at, ClientSession transaction) {
        return credentials
                .in(transaction)
                .insert(new CredentialDocument(userId, password.phc(), at))
                .replaceWithVoid();
    }

    /** Replaces the password, or gives one to somebody who has none. */
    Uni<Void> put(String userId, PasswordHash password, Instant at, ClientSession transaction) {
        return credentials
                .in(transaction)
                .upsert(Filters.eq(userId), Updates.combine(set("password", password.phc()), set("changedAt", at)))
                .replaceWithVoid();
    }

    Uni<Void> remove(String userId, ClientSession transaction) {
        return credentials.in(transaction).delete(Filters.eq(userId)).replaceWithVoid();
    }

    Uni<@Nullable PasswordHash> find(String userId) {
        return credentials
                .find(Filters.eq(userId))
                .onItem()
                .ifNotNull()
                .transform(document -> PasswordHash.parse(document.password()));
    }
}
