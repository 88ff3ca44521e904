package dev.holdfast.kit.job.outbox;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** Any document, seen as the carrier of an outbox. */
public record OutboxCarrier(@BsonId String id, @Nullable List<OutboxEntry> outbox) {

    List<OutboxEntry> entries() {
        return outbox == null ? List.of() : outbox;
    }

    List<String> entryIds() {
        return entries().stream().map(OutboxEntry::id).toList();
    }
}
