package dev.holdfast.booking.calendly.link;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.retention.RetentionConfig;
import dev.holdfast.kit.service.retention.RetentionRule;
import dev.holdfast.kit.service.retention.RetentionRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code scheduling_tokens}. */
@ApplicationScoped
class SchedulingTokenStore implements StoreSetup, RetentionRules {

    private static final String COLLECTION = "scheduling_tokens";

    private final Documents<SchedulingTokenDocument> tokens;
    private final RetentionConfig retention;

    SchedulingTokenStore(Database database, RetentionConfig retention) {
        this.tokens = database.documents(COLLECTION, SchedulingTokenDocument.class);
        this.retention = retention;
    }

    @Override
    public Uni<Void> prepare() {
        return tokens.dropIndex("kept")
                .chain(() -> tokens.ensureIndex(Indexes.ascending("expiresAt"), new IndexOptions().name("expiry")));
    }

    /** Long after their expiry, so that no late delivery outlives the record it is judged by. */
    @Override
    public List<RetentionRule> rules() {
        return List.of(RetentionRule.deleting(COLLECTION, "expiresAt", retention.tokens()));
    }

    Uni<Void> insert(SchedulingTokenDocument token) {
        return tokens.insert(token);
    }

    Uni<@Nullable SchedulingGrant> find(String jti) {
        return tokens.findById(jti).map(found -> found == null ? null : found.toGrant());
    }
}
