package dev.holdfast.booking.booking;

import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A booking decided anew, as one update of its document.
 *
 * @param after the booking as it is to be; its {@code rev} is one more than before
 * @param place what it holds then; {@code null} for one that is not active
 * @param capKeys the numbers under caps that its client chose it with; without them it keeps those of the day and week in which it stays
 * @param newInvitees the invitees that came to stand for it, oldest first
 * @param op the request of ours by which it changes; {@code null} when Calendly or a job changes it
 * @param reason why it is cancelled, in the words of whoever did it
 * @param jobs born with the change
 */
record BookingChange(
        Booking after,
        @Nullable Placed place,
        CapKeys capKeys,
        List<String> newInvitees,
        @Nullable String op,
        @Nullable String reason,
        List<OutboxEntry> jobs) {

    /** So many requests are recognised when they come again. */
    private static final int OPS = 20;

    /** The update; what is not given is absent afterwards. */
    Bson update(BookingDocument before, Instant now) {
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set("status", after.status().name()),
                Updates.set("startsAt", after.time().startsAt()),
                Updates.set("endsAt", after.time().endsAt()),
                Updates.set("rev", after.rev()),
                Updates.set("decidedAt", now),
                Updates.set("updatedAt", now),
                Updates.inc("version", 1L),
                orUnset("location", after.location()),
                orUnset("invitee", after.origin().invitee()),
                orUnset("lastOp", op),
                orUnset("reason", reason),
                orUnset("capKeys", numbers(before).orAbsent()),
                Updates.unset("sharedWith")));
        changes.addAll(held(place));
        if (!newInvitees.isEmpty()) {
            changes.add(Updates.pushEach("invitees", newInvitees));
        }
        if (op != null) {
            changes.add(asked(op));
        }
        if (!jobs.isEmpty()) {
            changes.add(Updates.pushEach("outbox", jobs));
        }
        return Updates.combine(changes);
    }

    /** It has numbers only as long as it counts. */
    private CapKeys numbers(BookingDocument before) {
        if (after.status().isDropped()) {
            return CapKeys.NONE;
        }
        return capKeys.equals(CapKeys.NONE)
                ? before.numbers().still(after.time().startsAt())
                : capKeys;
    }

    /** What a booking holds, and whose time it shares. */
    static List<Bson> held(@Nullable Placed place) {
        return List.of(
                orUnset("claims", place == null || place.claims().isEmpty() ? null : place.claims()),
                orUnset("overrides", place == null || place.overrides().isEmpty() ? null : place.overrides()));
    }

    /** Remembers a request among the latest. */
    static Bson asked(String op) {
        return Updates.pushEach("ops", List.of(op), new PushOptions().slice(-OPS));
    }

    static Bson orUnset(String field, @Nullable Object value) {
        return value == null ? Updates.unset(field) : Updates.set(field, value);
    }
}
