package dev.holdfast.booking.booking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A booking, as far as it matters when its client's account ends. */
@RegisterForReflection
public record ClientBookingDocument(@BsonId String id, Instant updatedAt) {}
