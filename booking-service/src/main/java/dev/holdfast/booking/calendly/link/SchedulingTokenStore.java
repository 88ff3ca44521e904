package dev.holdfast.booking.calendly.link;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code scheduling_tokens}. */
@ApplicationScoped
class SchedulingTokenStore implements StoreSetup {

    /** As long as raw events and jobs, so that no late delivery outlives the record it is judged by. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(90);

    private final Documents<SchedulingTokenDocument> tokens;

    SchedulingTokenStore(Database database) {
        this.tokens = database.documents("scheduling_tokens", SchedulingTokenDocument.class);
    }

    @Override
    public Uni<Void> prepare() {
        return tokens.ensureIndex(
                Indexes.ascending("expiresAt"),
                new IndexOptions().name("kept").expireAfter(KEPT_AFTER_EXPIRY.toSeconds(), TimeUnit.SECONDS));
    }

    Uni<Void> insert(SchedulingTokenDocument token) {
        return tokens.insert(token);
    }

    Uni<@Nullable SchedulingGrant> find(String jti) {
        return tokens.findById(jti).map(found -> found == null ? null : found.toGrant());
    }
}
