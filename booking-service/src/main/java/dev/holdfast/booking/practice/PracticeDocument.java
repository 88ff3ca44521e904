package dev.holdfast.booking.practice;

import org.bson.codecs.pojo.annotations.BsonId;

/** The choices as they are stored. */
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
