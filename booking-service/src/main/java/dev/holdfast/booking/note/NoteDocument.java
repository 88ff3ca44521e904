package dev.holdfast.booking.note;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;

/**
 * A note as it is stored.
 *
 * @param text sealed
 */
@RegisterForReflection
public record NoteDocument(
        @BsonId String id, String bookingId, String clientId, String authorId, Binary text, Instant createdAt) {}
