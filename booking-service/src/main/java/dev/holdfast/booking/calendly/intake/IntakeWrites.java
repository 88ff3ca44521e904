package dev.holdfast.booking.calendly.intake;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.BookingSource;
import dev.holdfast.booking.booking.BookingStatus;
import dev.holdfast.booking.booking.Bookings;
import dev.holdfast.booking.booking.Buffers;
import dev.holdfast.booking.booking.CalendlyMove;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Attach;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Cancel;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Follow;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Nothing;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Park;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Settle;
import dev.holdfast.booking.calendly.intake.IntakeDecision.TurnAway;
import dev.holdfast.booking.calendly.link.SchedulingGrant;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

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
            case Nothing() -> Uni.createFrom().item(IntakeOutcome.of("unchanged"));
            case Attach(var granted, var chain) -> attach(transaction, granted, chain);
            case Follow(var bookingId, var chain) -> follow(transaction, bookingId, chain);
            case TurnAway(var refusal, var chain) ->
                turnAway(transaction, refusal, chain).replaceWith(IntakeOutcome.turnedAway(refusal, chain.leaf()));
            case Park park -> invitees.park(transaction, park.invitee().uri()).replaceWith(IntakeOutcome.parked(park));
            case Cancel(var bookingId) ->
                bookings.cancel(transaction, bookingId).map(IntakeOutcome::of);
            case Settle() -> settle(transaction, event.invitee()).replaceWith(IntakeOutcome.of("settled"));
        };
    }

    private Uni<IntakeOutcome> attach(ClientSession transaction, TokenEvidence.Granted granted, Chain whole) {
        String eventType = typeOf(whole);
        Chain chain = whole.followed(eventType);
        return bookings.accept(transaction, booking(granted, chain), chain.uris())
                .call(booking -> attached(transaction, chain, booking))
                .call(() -> turnAway(transaction, Refusal.OTHER_EVENT_TYPE, whole.strays(eventType)))
                .map(IntakeOutcome::of);
    }

    private Booking booking(TokenEvidence.Granted granted, Chain chain) {
        SchedulingGrant grant = granted.grant();
        Offering offering = granted.offering();
        InviteeState leaf = chain.leaf();
        return new Booking(
                ids.next("bk"),
                new Booking.Service(
                        offering.id(),
                        offering.name(),
                        Buffers.ofMinutes(
                                offering.timing().bufferBeforeMinutes(),
                                offering.timing().bufferAfterMinutes())),
                new Booking.Parties(grant.userId(), offering.calendlyPractitionerId()),
                leaf.canceled() ? BookingStatus.CANCELLED : BookingStatus.CONFIRMED,
                leaf.booked().time(),
                leaf.booked().location(),
                new Booking.Origin(BookingSource.CALENDLY, grant.jti(), leaf.uri()),
                1,
                clock.instant());
    }

    private Uni<IntakeOutcome> follow(ClientSession transaction, String bookingId, Chain whole) {
        String eventType = typeOf(whole);
        Chain chain = whole.followed(eventType);
        InviteeState leaf = chain.leaf();
        CalendlyMove move = new CalendlyMove(
                chain.uris(), leaf.booked().time(), leaf.booked().location(), leaf.canceled());
        return bookings.follow(transaction, bookingId, move)
                .call(booking -> attached(transaction, chain, booking))
                .call(() -> turnAway(transaction, Refusal.OTHER_EVENT_TYPE, whole.strays(eventType)))
                .map(IntakeOutcome::of);
    }

    private static String typeOf(Chain chain) {
        return chain.hops().getFirst().booked().eventType();
    }

    private Uni<Void> attached(ClientSession transaction, Chain chain, Booking booking) {
        return invitees.attach(transaction, chain.uris(), booking.id())
                .chain(() -> settleWaiting(transaction, chain.hops()));
    }

    /** Staff may have been asked about those that waited for long. */
    private Uni<Void> settleWaiting(ClientSession transaction, List<InviteeState> hops) {
        return Multi.createFrom()
                .iterable(hops)
                .filter(hop -> hop.standing() == Standing.PARKED)
                .onItem()
                .transformToUniAndConcatenate(hop -> settle(transaction, hop.uri()))
                .collect()
                .last();
    }

    private Uni<Void> turnAway(ClientSession transaction, Refusal refusal, Chain chain) {
        return chain.isEmpty()
                ? Uni.createFrom().voidItem()
                : invitees.turnAway(transaction, chain.uris(), refusal)
                        .chain(() -> settleWaiting(
                                transaction,
                                chain.hops().subList(0, chain.hops().size() - 1)))
                        .chain(() -> tell(transaction, chain.leaf()));
    }

    private Uni<Void> tell(ClientSession transaction, InviteeState leaf) {
        return leaf.canceled() ? Uni.createFrom().voidItem() : invitees.leaveToPolicy(transaction, leaf.uri());
    }

    /** It does not take place any more, or belongs to somebody after all: its time is free, and nobody is needed. */
    private Uni<Void> settle(ClientSession transaction, String invitee) {
        return blocks.lift(transaction, invitee)
                .chain(() -> tasks.resolve(transaction, TaskKind.OUTSIDE_POLICY, IntakeTasks.keyOf(invitee)))
                .chain(() -> tasks.resolve(transaction, TaskKind.CANCEL_AT_CALENDLY, IntakeTasks.keyOf(invitee)));
    }
}
