package dev.holdfast.notification.preference;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection {@code preferences}. */
@Singleton
class PreferenceStore {

    static final String COLLECTION = "preferences";

    private final Documents<PreferenceDocument> preferences;

    PreferenceStore(Database database) {
        this.preferences = database.documents(COLLECTION, PreferenceDocument.class);
    }

    Uni<@Nullable PreferenceDocument> find(String userId) {
        return preferences.findById(userId);
    }

    /** Writes the first choice of somebody, or false when there is one already. */
    Uni<Boolean> insert(PreferenceDocument first) {
        return preferences
                .insert(first)
                .replaceWith(true)
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithItem(false);
    }

    /** Writes a later choice, or false when it does not follow the one that is stored; jobs that wait there go on waiting. */
    Uni<Boolean> replace(PreferenceDocument next) {
        Bson change = combine(
                orUnset("leads", next.leads()),
                orUnset("quietFrom", next.quietFrom()),
                orUnset("quietTo", next.quietTo()),
                orUnset("language", next.language()),
                set("updatedAt", next.updatedAt()),
                pushEach("outbox", next.outbox() == null ? List.of() : next.outbox()),
                inc("rev", 1L));
        return preferences
                .update(and(eq("_id", next.id()), eq("rev", next.rev() - 1)), change)
                .map(result -> result.getMatchedCount() == 1);
    }

    Uni<Void> delete(String userId) {
        return preferences.delete(eq("_id", userId)).replaceWithVoid();
    }

    private static Bson orUnset(String field, @Nullable Object value) {
        return value == null ? unset(field) : set(field, value);
    }
}
