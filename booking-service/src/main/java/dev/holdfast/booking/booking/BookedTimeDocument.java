package dev.holdfast.booking.booking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A booking, as far as it takes time. */
@RegisterForReflection
public record BookedTimeDocument(
        @BsonId String id,
        String offeringId,
        BookingStatus status,
        Instant startsAt,
        Instant endsAt,
        int bufferBefore,
        int bufferAfter) {

    BookedTime toBookedTime() {
        return new BookedTime(
                id,
                offeringId,
                new TimeSpan(startsAt, endsAt),
                Buffers.ofMinutes(bufferBefore, bufferAfter),
                status.isOpen());
    }
}
