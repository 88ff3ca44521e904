package dev.holdfast.booking.booking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A booking, as far as its history goes.
 *
 * @param reason why it was cancelled here; erased with the account of its client
 * @param birth absent on those born before there were histories
 * @param history the latest changes, oldest first
 */
@RegisterForReflection
public record HistoryDocument(
        @BsonId String id,
        String clientId,
        BookingSource source,
        @Nullable String reason,
        Instant createdAt,
        @Nullable HistoryEntry birth,
        @Nullable List<HistoryEntry> history) {

    /** All that is remembered, newest first. */
    List<HistoryView> views() {
        List<HistoryView> views = new ArrayList<>();
        for (HistoryEntry entry : Objects.requireNonNullElse(history, List.<HistoryEntry>of())) {
            views.addFirst(HistoryView.of(entry, entry.what() == BookingEvent.CANCELLED ? reason : null));
        }
        views.add(HistoryView.of(birth == null ? guessed() : birth, null));
        return List.copyOf(views);
    }

    private HistoryEntry guessed() {
        Actor by =
                switch (source) {
                    case CALENDLY -> Actor.CALENDLY;
                    case SELF -> Actor.client(clientId);
                    case STAFF, SERIES -> Actor.SYSTEM;
                };
        return HistoryEntry.aside(BookingEvent.CREATED, List.of(), by, createdAt);
    }
}
