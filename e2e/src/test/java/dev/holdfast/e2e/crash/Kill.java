package dev.holdfast.e2e.crash;

import static dev.holdfast.e2e.crash.Kill.Plot.BOOKED;
import static dev.holdfast.e2e.crash.Kill.Plot.MAILED;
import static dev.holdfast.e2e.crash.Kill.Plot.REGISTERED;
import static dev.holdfast.e2e.crash.Point.CLAIMED;
import static dev.holdfast.e2e.crash.Point.COMPLETED;
import static dev.holdfast.e2e.crash.Point.EFFECT_SENT;
import static dev.holdfast.e2e.crash.Point.RELAYED;
import static dev.holdfast.e2e.crash.Point.STORED;

import dev.holdfast.e2e.crash.Hold.Command;
import dev.holdfast.e2e.crash.Hold.Frozen;
import dev.holdfast.e2e.crash.Hold.MailAnswer;
import java.util.List;

/**
 * Who dies, where, and what keeps the story there until then.
 *
 * @param plot the story, and which of its jobs is looked at
 */
record Kill(String service, Point point, Plot plot, List<Hold> holds) {

    private static final String GATEWAY = "webhook-gateway";
    private static final String PROMOTER = "job-promoter";
    private static final String BOOKING = "booking-service";
    private static final String NOTIFICATION = "notification-service";
    private static final String IDENTITY = "identity-service";

    private static final String INSERT = "insert";
    private static final String UPDATE = "update";
    private static final String FIND = "find";
    private static final String FIND_AND_MODIFY = "findAndModify";

    /** What happens meanwhile. */
    enum Plot {
        /** A booking at Calendly; its event's job. */
        BOOKED,
        /** A booking at Calendly; its mail's job. */
        MAILED,
        /** A registration; its mail's job. */
        REGISTERED
    }

    Kill(String service, Point point, Plot plot, Hold... holds) {
        this(service, point, plot, List.of(holds));
    }

    /** Five services at five points each. */
    static List<Kill> all() {
        var unrelayed = new Command(GATEWAY, INSERT, "jobs");
        var unbegun = new Command(BOOKING, FIND_AND_MODIFY, "effects");
        var unanswered = new Command(BOOKING, UPDATE, "effects");
        return List.of(
                new Kill(GATEWAY, STORED, BOOKED, unrelayed),
                new Kill(
                        GATEWAY, RELAYED, BOOKED, new Frozen(PROMOTER), new Command(GATEWAY, UPDATE, "webhook_events")),
                new Kill(GATEWAY, CLAIMED, BOOKED, unbegun),
                new Kill(GATEWAY, EFFECT_SENT, BOOKED, unanswered),
                new Kill(GATEWAY, COMPLETED, BOOKED),
                new Kill(PROMOTER, STORED, BOOKED, unrelayed),
                new Kill(PROMOTER, RELAYED, BOOKED, new Command(PROMOTER, UPDATE, "jobs")),
                new Kill(PROMOTER, CLAIMED, BOOKED, unbegun),
                new Kill(PROMOTER, EFFECT_SENT, BOOKED, unanswered),
                new Kill(PROMOTER, COMPLETED, BOOKED),
                new Kill(BOOKING, STORED, MAILED, new Command(BOOKING, INSERT, "jobs")),
                new Kill(BOOKING, RELAYED, MAILED, new Frozen(NOTIFICATION), new Command(BOOKING, UPDATE, "bookings")),
                new Kill(BOOKING, CLAIMED, BOOKED, unbegun),
                new Kill(BOOKING, EFFECT_SENT, BOOKED, unanswered),
                new Kill(BOOKING, COMPLETED, BOOKED),
                new Kill(NOTIFICATION, STORED, MAILED, new Command(BOOKING, INSERT, "jobs")),
                new Kill(NOTIFICATION, RELAYED, MAILED, new Command(NOTIFICATION, UPDATE, "jobs")),
                new Kill(NOTIFICATION, CLAIMED, MAILED, new Command(NOTIFICATION, UPDATE, "deliveries")),
                new Kill(NOTIFICATION, EFFECT_SENT, MAILED, new MailAnswer()),
                new Kill(NOTIFICATION, COMPLETED, MAILED),
                new Kill(IDENTITY, STORED, REGISTERED, new Command(IDENTITY, INSERT, "jobs")),
                new Kill(
                        IDENTITY,
                        RELAYED,
                        REGISTERED,
                        new Frozen(NOTIFICATION),
                        new Command(IDENTITY, UPDATE, "users")),
                new Kill(IDENTITY, CLAIMED, REGISTERED, new Command(NOTIFICATION, FIND, "deliveries")),
                new Kill(IDENTITY, EFFECT_SENT, REGISTERED, new MailAnswer()),
                new Kill(IDENTITY, COMPLETED, REGISTERED));
    }

    @Override
    public String toString() {
        return service + " at " + point;
    }
}
