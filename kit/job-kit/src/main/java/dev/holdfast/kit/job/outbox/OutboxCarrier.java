package dev.holdfast.kit.job.outbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** Any document, seen as the carrier of an outbox. */
@RegisterForReflection
public record OutboxCarrier(@BsonId String id, @Nullable List<OutboxEntry> outbox) {

    List<OutboxEntry> entries() {
        return outbox == null ? List.of() : outbox;
    }
}
