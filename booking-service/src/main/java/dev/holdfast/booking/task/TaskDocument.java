package dev.holdfast.booking.task;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A task as it is stored. */
@RegisterForReflection
public record TaskDocument(
        @BsonId String id,
        String kind,
        TaskState state,
        Task.Ref ref,
        String summary,
        Map<String, String> details,
        Instant createdAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable TaskDecision decision,
        @Nullable String note) {}
