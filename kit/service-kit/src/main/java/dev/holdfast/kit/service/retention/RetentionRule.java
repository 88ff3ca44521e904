package dev.holdfast.kit.service.retention;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What goes when. Documents whose outbox holds something are left alone by deletions.
 *
 * @param field the instant from which the period counts; indexed
 * @param kept the period
 * @param also a further condition
 * @param erased the field that is removed; {@code null} where the document itself is
 */
public record RetentionRule(
        String collection,
        String field,
        Duration kept,
        Bson also,
        @Nullable String erased) {

    /** Whole documents go. */
    public static RetentionRule deleting(String collection, String field, Duration kept) {
        return new RetentionRule(collection, field, kept, Filters.exists("outbox.0", false), null);
    }

    /** One field goes. */
    public static RetentionRule erasing(String collection, String field, Duration kept, String erased) {
        return new RetentionRule(collection, field, kept, Filters.exists(erased), erased);
    }

    /** The same, only where this is true as well. */
    public RetentionRule where(Bson condition) {
        return new RetentionRule(collection, field, kept, Filters.and(also, condition), erased);
    }

    Bson dueAt(Instant now) {
        return Filters.and(Filters.lt(field, now.minus(kept)), also);
    }

    @Nullable
    Bson erasure() {
        return erased == null ? null : Updates.unset(erased);
    }
}
