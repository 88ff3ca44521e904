package dev.holdfast.booking.booking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * {@link TakenTimes}, as MongoDB gathers them.
 *
 * @param capKeys of each that has any
 */
@RegisterForReflection
public record TakenTimesDocument(
        @BsonId Alike alike, List<Instant> starts, @Nullable List<List<String>> capKeys) {

    /**
     * What they have in common.
     *
     * @param length milliseconds
     * @param bufferBefore minutes
     * @param bufferAfter minutes
     */
    @RegisterForReflection
    public record Alike(
            String practitionerId, String offeringId, long length, int bufferBefore, int bufferAfter, boolean busy) {}

    String practitionerId() {
        return alike.practitionerId();
    }

    TakenTimes toTakenTimes() {
        return new TakenTimes(
                alike.offeringId(),
                Duration.ofMillis(alike.length()),
                Buffers.ofMinutes(alike.bufferBefore(), alike.bufferAfter()),
                alike.busy(),
                starts,
                capKeys == null
                        ? List.of()
                        : capKeys.stream().flatMap(List::stream).toList());
    }
}
