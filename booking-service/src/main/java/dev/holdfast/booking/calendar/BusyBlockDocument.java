package dev.holdfast.booking.calendar;

import dev.holdfast.booking.booking.TimeSpan;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A busy block as it is stored. */
@RegisterForReflection
public record BusyBlockDocument(
        @BsonId String source, String practitionerId, Instant startsAt, Instant endsAt, String why, Instant createdAt) {

    BusyBlock toBlock() {
        return new BusyBlock(source, practitionerId, new TimeSpan(startsAt, endsAt), why);
    }
}
