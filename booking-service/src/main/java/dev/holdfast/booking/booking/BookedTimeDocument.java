package dev.holdfast.booking.booking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A booking, as far as it takes time. */
@RegisterForReflection
public record BookedTimeDocument(
        @BsonId String id,
        long rev,
        Instant startsAt,
        Instant endsAt,
        @Nullable String outsideHours) {

    BookedTime toBookedTime() {
        return new BookedTime(id, rev, new TimeSpan(startsAt, endsAt), outsideHours);
    }
}
