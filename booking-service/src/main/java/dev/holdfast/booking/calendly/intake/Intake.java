package dev.holdfast.booking.calendly.intake;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Bookings;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Takes an invitee's event into our own books, in one transaction. What a unique index refuses is tried once more with that
 * knowledge: a taken time makes the booking conflicted, a used token turns the invitee away. Transactions that collide are
 * tried again a moment later; a collision that lasts ends as 503, and the job comes again.
 */
@ApplicationScoped
class Intake {

    private static final int WRITE_CONFLICT = 112;
    private static final int MORE_TRIES = 10;
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final Database database;
    private final InviteeStore invitees;
    private final IntakeWrites writes;
    private final Bookings bookings;
    private final Tasks tasks;
    private final Strays strays;

    Intake(
            Database database,
            InviteeStore invitees,
            IntakeWrites writes,
            Bookings bookings,
            Tasks tasks,
            Strays strays) {
        this.database = database;
        this.invitees = invitees;
        this.writes = writes;
        this.bookings = bookings;
        this.tasks = tasks;
        this.strays = strays;
    }

    /** Taking an event any number of times, also at once, comes to taking it once. */
    Uni<IntakeOutcome> take(InviteeEvent event, TokenEvidence evidence) {
        return attempt(event, evidence, Obstacle.NONE).invoke(outcome -> relay(event, outcome));
    }

    private Uni<IntakeOutcome> attempt(InviteeEvent event, TokenEvidence evidence, Obstacle obstacle) {
        return database.inTransaction(transaction -> write(transaction, event, evidence, obstacle))
                .onFailure(Intake::isCollision)
                .retry()
                .withBackOff(SHORTEST_WAIT, LONGEST_WAIT)
                .atMost(MORE_TRIES)
                .onFailure(Bookings::isTimeTaken)
                .recoverWithUni(() -> attempt(event, evidence, Obstacle.TIME_TAKEN))
                .onFailure(Bookings::isTokenUsed)
                .recoverWithUni(() -> attempt(event, evidence, Obstacle.TOKEN_USED));
    }

    private Uni<IntakeOutcome> write(
            ClientSession transaction, InviteeEvent event, TokenEvidence evidence, Obstacle obstacle) {
        return invitees.observe(transaction, event)
                .map(state -> IntakeRules.decide(event, state, evidence, obstacle))
                .chain(decision -> writes.carryOut(transaction, event, decision));
    }

    /** Two transactions wrote the same invitee, or claims of one time: the other one wins, and is soon through. */
    private static boolean isCollision(Throwable failure) {
        return failure instanceof MongoException e && e.getCode() == WRITE_CONFLICT;
    }

    private void relay(InviteeEvent event, IntakeOutcome outcome) {
        if (outcome.strayed()) {
            strays.relaySoon(event.invitee());
        }
        String booking = outcome.changedBooking();
        if (booking != null) {
            bookings.relaySoon(booking);
        }
        if (booking != null && outcome.clashes()) {
            tasks.relaySoon(TaskKind.BOOKING_CONFLICT, booking);
        }
    }
}
