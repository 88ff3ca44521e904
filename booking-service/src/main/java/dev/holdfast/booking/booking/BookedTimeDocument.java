package dev.holdfast.booking.booking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A booking, as far as it takes time. */
@RegisterForReflection
public record BookedTimeDocument(@BsonId String id, Instant startsAt, Instant endsAt) {

    BookedTime toBookedTime() {
        return new BookedTime(id, new TimeSpan(startsAt, endsAt));
    }
}
