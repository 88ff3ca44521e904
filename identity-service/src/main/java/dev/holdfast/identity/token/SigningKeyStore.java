package dev.holdfast.identity.token;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The collection {@code signing_keys}. A key is inserted once and removed when it is over; it never changes. */
@ApplicationScoped
class SigningKeyStore {

    private static final int MORE_THAN_THERE_EVER_ARE = 1_000;

    private final Documents<SigningKeyDocument> keys;

    SigningKeyStore(Database database) {
        this.keys = database.documents("signing_keys", SigningKeyDocument.class);
    }

    Uni<Void> prepare() {
        return keys.ensureIndex(
                Indexes.ascending("number"), new IndexOptions().unique(true).name("number"));
    }

    Uni<KeyLine> line() {
        return keys.list(Filters.empty(), Indexes.ascending("number"), 0, MORE_THAN_THERE_EVER_ARE)
                .map(KeyLine::new);
    }

    /** Inserts the key unless its number is taken; the line read afterwards tells whose key it is. */
    Uni<Void> offer(SigningKeyDocument key) {
        return keys.insertIgnoringDuplicates(List.of(key));
    }

    /** Removes at most one key whose number is lower. */
    Uni<Void> removeBelow(long number) {
        return keys.delete(Filters.lt("number", number)).replaceWithVoid();
    }
}
