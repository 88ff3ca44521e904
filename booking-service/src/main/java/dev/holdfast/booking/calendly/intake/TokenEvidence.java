package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.calendly.link.SchedulingGrant;
import dev.holdfast.booking.offering.Offering;
import org.jspecify.annotations.Nullable;

/**
 * Everything a creation is judged by, besides the event.
 *
 * @param verdict what the gateway found of the token's form and MAC
 * @param granted what the token stands for; absent unless it is good and recorded
 * @param eventTypeBooked whether some active offering is booked through the event's type
 */
record TokenEvidence(Verdict verdict, @Nullable Granted granted, boolean eventTypeBooked) {

    /**
     * Whether an event of this type is what the token was given for: its offering has the type, or the link led there before the offering
     * was changed, and no offering is booked through the type now.
     */
    boolean isFor(String eventType) {
        return granted != null
                && (granted.offering().isBookedAs(eventType)
                        || (!eventTypeBooked && granted.grant().ledTo(eventType)));
    }

    /** A recorded token and the offering it was given for. */
    record Granted(SchedulingGrant grant, Offering offering) {}

    /** What a token is worth by itself. */
    enum Verdict {
        GOOD,
        BAD,
        UNKNOWN_KEY,
        ABSENT;

        /** Reads the gateway's word; one we do not know is no good token. */
        static Verdict ofWire(String word) {
            return switch (word) {
                case "good" -> GOOD;
                case "unknown-key" -> UNKNOWN_KEY;
                case "absent" -> ABSENT;
                default -> BAD;
            };
        }
    }
}
