package dev.holdfast.booking.calendar;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A busy block as it is stored. */
public record BusyBlockDocument(
        @BsonId String source,
        String practitionerId,
        Instant startsAt,
        Instant endsAt,
        String why,
        Instant createdAt) {}
