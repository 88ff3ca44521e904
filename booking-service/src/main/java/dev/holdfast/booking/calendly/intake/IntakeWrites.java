package dev.holdfast.booking.calendly.intake;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.BookingSource;
import dev.holdfast.booking.booking.BookingStatus;
import dev.holdfast.booking.booking.Bookings;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Attach;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Cancel;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Nothing;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Settle;
import dev.holdfast.booking.calendly.intake.IntakeDecision.TurnAway;
import dev.holdfast.booking.calendly.link.SchedulingGrant;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Carries out a decision inside the transaction in which it was made. */
@ApplicationScoped
class IntakeWrites {

    private final Bookings bookings;
    private final InviteeStore invitees;
    private final Tasks tasks;
    private final BusyBlocks blocks;
    private final Ids ids;
    private final Clock clock;

    IntakeWrites(Bookings bookings, InviteeStore invitees, Tasks tasks, BusyBlocks blocks, Ids ids, Clock clock) {
        this.bookings = bookings;
        this.invitees = invitees;
        this.tasks = tasks;
        this.blocks = blocks;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<IntakeOutcome> carryOut(ClientSession transaction, InviteeEvent event, IntakeDecision decision) {
        return switch (decision) {
            case Nothing() -> Uni.createFrom().item(new IntakeOutcome("unchanged", null));
            case Attach attach -> attach(transaction, event.invitee(), attach);
            case TurnAway turnAway -> turnAway(transaction, event, turnAway);
            case Cancel(var bookingId) -> cancel(transaction, bookingId);
            case Settle() -> settle(transaction, event.invitee()).replaceWith(new IntakeOutcome("settled", null));
        };
    }

    private Uni<IntakeOutcome> attach(ClientSession transaction, String invitee, Attach attach) {
        Booking booking = booking(invitee, attach);
        Offering offering = attach.granted().offering();
        boolean clashes = booking.status() == BookingStatus.CONFLICTED;
        return bookings.insert(
                        transaction,
                        booking,
                        Duration.ofMinutes(offering.timing().bufferBeforeMinutes()),
                        Duration.ofMinutes(offering.timing().bufferAfterMinutes()))
                .chain(() -> invitees.attach(transaction, invitee, booking.id()))
                .chain(() -> clashes
                        ? tasks.raise(transaction, IntakeTasks.conflict(booking))
                        : Uni.createFrom().voidItem())
                .replaceWith(new IntakeOutcome(booking.status().name(), booking.id(), clashes, false));
    }

    private Booking booking(String invitee, Attach attach) {
        SchedulingGrant grant = attach.granted().grant();
        Offering offering = attach.granted().offering();
        return new Booking(
                ids.next("bk"),
                new Booking.Service(offering.id(), offering.name()),
                new Booking.Parties(grant.userId(), offering.calendlyPractitionerId()),
                attach.status(),
                attach.appointment().time(),
                attach.appointment().location(),
                new Booking.Origin(BookingSource.CALENDLY, grant.jti(), invitee),
                1,
                clock.instant());
    }

    private Uni<IntakeOutcome> turnAway(ClientSession transaction, InviteeEvent event, TurnAway turnAway) {
        Appointment appointment = event.appointment();
        return invitees.turnAway(transaction, event.invitee(), turnAway.standing(), turnAway.refusal())
                .chain(() -> turnAway.needsPerson() && appointment != null
                        ? tell(transaction, event.invitee(), appointment, turnAway)
                        : Uni.createFrom().voidItem())
                .replaceWith(IntakeOutcome.turnedAway(turnAway.refusal().wire()));
    }

    private Uni<Void> tell(ClientSession transaction, String invitee, Appointment appointment, TurnAway turnAway) {
        return switch (turnAway.standing()) {
            case OUTSIDE -> invitees.leaveToPolicy(transaction, invitee);
            case PARKED, UNDECIDED, ATTACHED ->
                tasks.raise(transaction, IntakeTasks.turnedAway(invitee, appointment, turnAway.refusal()));
        };
    }

    /** It does not take place any more: its time is free, and nobody is needed. */
    private Uni<Void> settle(ClientSession transaction, String invitee) {
        return blocks.lift(transaction, invitee)
                .chain(() -> tasks.resolve(transaction, TaskKind.OUTSIDE_POLICY, IntakeTasks.keyOf(invitee)))
                .chain(() -> tasks.resolve(transaction, TaskKind.CANCEL_AT_CALENDLY, IntakeTasks.keyOf(invitee)));
    }

    private Uni<IntakeOutcome> cancel(ClientSession transaction, String bookingId) {
        return bookings.cancel(transaction, bookingId)
                .chain(() -> tasks.resolve(transaction, TaskKind.BOOKING_CONFLICT, bookingId))
                .replaceWith(new IntakeOutcome(BookingStatus.CANCELLED.name(), bookingId));
    }
}
