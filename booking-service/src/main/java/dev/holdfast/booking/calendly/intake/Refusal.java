package dev.holdfast.booking.calendly.intake;

import java.util.Arrays;

/** Why a Calendly booking is attached to nobody. */
public enum Refusal {
    NO_TOKEN("no-token", "without a booking link of ours"),
    BAD_TOKEN("bad-token", "with a booking link that was changed"),
    UNKNOWN_KEY("unknown-key", "with a booking link signed by a key we do not hold"),
    UNKNOWN_TOKEN("unknown-token", "with a booking link we have no record of"),
    EXPIRED_TOKEN("expired-token", "with a booking link that had run out"),
    REPLAYED_TOKEN("replayed-token", "with a booking link that was used before"),
    WRONG_OFFERING("wrong-offering", "with a booking link for another offering"),
    UNMAPPED_EVENT_TYPE("unmapped-event-type", "of an event type that no offering is booked through"),
    RESCHEDULED("rescheduled", "by moving another one that Calendly does not show us"),
    ROOT_ENDED("root-ended", "by moving a booking that had ended here"),
    DETACHED("detached", "by moving a booking that had been moved elsewhere here"),
    OTHER_EVENT_TYPE("other-event-type", "by moving a booking to another event type");

    private final String wire;
    private final String how;

    Refusal(String wire, String how) {
        this.wire = wire;
        this.how = how;
    }

    /** Reads the word kept in the database. */
    static Refusal ofWire(String wire) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.wire.equals(wire))
                .findFirst()
                .orElse(RESCHEDULED);
    }

    /** The word kept in the database and shown as {@code details.reason}. */
    public String wire() {
        return wire;
    }

    /** The sentence staff read. */
    public String summary() {
        return "Somebody booked at Calendly " + how + "; it is in nobody's account.";
    }
}
