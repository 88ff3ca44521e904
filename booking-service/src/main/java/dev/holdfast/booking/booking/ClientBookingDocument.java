package dev.holdfast.booking.booking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A booking, as far as it matters to what is done with all of a client's. */
@RegisterForReflection
public record ClientBookingDocument(@BsonId String id, long rev, Instant updatedAt) {}
