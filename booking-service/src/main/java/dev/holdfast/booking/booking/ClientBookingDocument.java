package dev.holdfast.booking.booking;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A booking, as far as it matters when its client's account ends. */
public record ClientBookingDocument(@BsonId String id, Instant updatedAt) {}
