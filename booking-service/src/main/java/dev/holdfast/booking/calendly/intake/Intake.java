package dev.holdfast.booking.calendly.intake;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.Bookings;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Takes an invitee's event into our own books, in one transaction. A token that a unique index says is used turns the invitee away.
 * Transactions that collide, over an invitee or over a time, are tried again a moment later and see what the other did; a collision that
 * lasts ends as 503, and the job comes again.
 */
@ApplicationScoped
class Intake {

    private static final int WRITE_CONFLICT = 112;
    private static final int MORE_TRIES = 5;
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final Database database;
    private final IntakeReads reads;
    private final IntakeWrites writes;
    private final Bookings bookings;
    private final Strays strays;

    Intake(Database database, IntakeReads reads, IntakeWrites writes, Bookings bookings, Strays strays) {
        this.database = database;
        this.reads = reads;
        this.writes = writes;
        this.bookings = bookings;
        this.strays = strays;
    }

    /** Taking an event any number of times, also at once, comes to taking it once. */
    Uni<IntakeOutcome> take(InviteeEvent event, TokenEvidence evidence) {
        return attempt(event, evidence, Obstacle.NONE).invoke(this::relay);
    }

    private Uni<IntakeOutcome> attempt(InviteeEvent event, TokenEvidence evidence, Obstacle obstacle) {
        return database.inTransaction(transaction -> write(transaction, event, evidence, obstacle))
                .onFailure(Intake::isCollision)
                .retry()
                .withBackOff(SHORTEST_WAIT, LONGEST_WAIT)
                .atMost(MORE_TRIES)
                .onFailure(Bookings::isTokenUsed)
                .recoverWithUni(() -> attempt(event, evidence, Obstacle.TOKEN_USED));
    }

    private Uni<IntakeOutcome> write(
            ClientSession transaction, InviteeEvent event, TokenEvidence evidence, Obstacle obstacle) {
        return reads.gather(transaction, event)
                .map(known -> IntakeRules.decide(event, known, evidence, obstacle))
                .chain(decision -> writes.carryOut(transaction, event, decision));
    }

    /** Two transactions wrote the same invitee, or claims of one time: the other one wins, and is soon through. */
    private static boolean isCollision(Throwable failure) {
        return Bookings.isTimeTaken(failure) || (failure instanceof MongoException e && e.getCode() == WRITE_CONFLICT);
    }

    private void relay(IntakeOutcome outcome) {
        Booking changed = outcome.changed();
        if (changed != null) {
            bookings.relaySoon(changed);
        }
        String strayed = outcome.strayed();
        if (strayed != null) {
            strays.relaySoon(strayed);
        }
    }
}
