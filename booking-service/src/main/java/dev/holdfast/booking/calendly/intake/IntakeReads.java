package dev.holdfast.booking.calendly.intake;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.Bookings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what an event is judged by. Whatever a decision may rest on is written in the same transaction, if only to say that it was
 * looked at, so that events of one chain take turns however they arrive.
 */
@ApplicationScoped
class IntakeReads {

    /** No longer chain is settled at once; the rest waits for the next event. */
    private static final int LONGEST_CHAIN = 50;

    private final InviteeStore invitees;
    private final Bookings bookings;

    IntakeReads(InviteeStore invitees, Bookings bookings) {
        this.invitees = invitees;
        this.bookings = bookings;
    }

    /** Writes down what the event tells, and answers what is known then. */
    Uni<Knowledge> gather(ClientSession transaction, InviteeEvent event) {
        return invitees.observe(transaction, event)
                .chain(invitee -> invitee.isUndecided() && event.news().isCreation()
                        ? ofCreation(transaction, invitee)
                        : ofKnown(transaction, invitee));
    }

    private Uni<Knowledge> ofKnown(ClientSession transaction, InviteeState invitee) {
        return booking(transaction, invitee).map(booking -> new Knowledge(invitee, null, booking, List.of()));
    }

    private Uni<Knowledge> ofCreation(ClientSession transaction, InviteeState invitee) {
        String old = invitee.oldInvitee();
        Uni<@Nullable InviteeState> predecessor =
                old == null ? Uni.createFrom().nullItem() : invitees.observeMoved(transaction, old, invitee.uri());
        return predecessor.chain(found -> ofCreation(transaction, invitee, found));
    }

    private Uni<Knowledge> ofCreation(
            ClientSession transaction, InviteeState invitee, @Nullable InviteeState predecessor) {
        return followers(transaction, invitee.uri(), new ArrayList<>())
                .chain(followers -> booking(transaction, predecessor)
                        .map(booking -> new Knowledge(invitee, predecessor, booking, followers)));
    }

    private Uni<List<InviteeState>> followers(ClientSession transaction, String invitee, List<InviteeState> found) {
        return found.size() == LONGEST_CHAIN
                ? Uni.createFrom().item(found)
                : invitees.follower(transaction, invitee)
                        .chain(next -> next == null
                                ? Uni.createFrom().item(found)
                                : followers(transaction, next.uri(), with(found, next)));
    }

    private static List<InviteeState> with(List<InviteeState> found, InviteeState next) {
        found.add(next);
        return found;
    }

    private Uni<@Nullable Booking> booking(ClientSession transaction, @Nullable InviteeState invitee) {
        return invitee == null || invitee.bookingId() == null
                ? Uni.createFrom().nullItem()
                : bookings.find(transaction, invitee.bookingId());
    }
}
