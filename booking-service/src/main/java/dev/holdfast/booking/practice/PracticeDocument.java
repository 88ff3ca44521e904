package dev.holdfast.booking.practice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.bson.codecs.pojo.annotations.BsonId;

/** The choices as they are stored. */
@RegisterForReflection
public record PracticeDocument(
        @BsonId String id,
        OutsidePolicy outsidePolicy,
        ConflictRule conflictRule,
        StaleCalendarPolicy staleCalendarPolicy,
        long version) {

    Practice toPractice() {
        return new Practice(outsidePolicy, conflictRule, staleCalendarPolicy, version);
    }
}
