package dev.holdfast.booking.calendly.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.BookingSource;
import dev.holdfast.booking.booking.BookingStatus;
import dev.holdfast.booking.booking.Buffers;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Follow;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Park;
import dev.holdfast.booking.calendly.intake.IntakeDecision.TurnAway;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RescheduleRulesTest {

    private static final String TYPE = "https://calendly.test/event_types/a";
    private static final Instant NINE = Instant.parse("2027-01-14T09:00:00Z");
    private static final InviteeState NEW = state("new", Standing.UNDECIDED, TYPE);
    private static final InviteeState LATER = state("later", Standing.PARKED, TYPE);
    private static final InviteeState STRAY = state("stray", Standing.PARKED, TYPE + "/other");

    @Test
    void aKnownRootTakesItsBookingAlongTheWholeChain() {
        IntakeDecision decision = RescheduleRules.decide(
                new Knowledge(NEW, attached(), booking("old", BookingStatus.CONFIRMED), List.of(LATER)), attached());

        assertThat(decision).isInstanceOfSatisfying(Follow.class, follow -> {
            assertThat(follow.bookingId()).isEqualTo("bk_1");
            assertThat(follow.chain().uris()).containsExactly("new", "later");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"UNDECIDED", "PARKED"})
    void anUnknownRootMakesItWait(Standing standing) {
        assertThat(decide(state("old", standing, TYPE), null)).isEqualTo(new Park(NEW, "old"));
    }

    @Test
    void aRefusedRootHandsDownItsRefusal() {
        InviteeState refused = new InviteeState(
                "old", Standing.OUTSIDE, false, null, Refusal.REPLAYED_TOKEN, appointment(TYPE), null, NINE);

        assertThat(decide(refused, null)).isEqualTo(turnedAway(Refusal.REPLAYED_TOKEN));
    }

    @ParameterizedTest
    @EnumSource(
            value = BookingStatus.class,
            names = {"CANCELLED", "COMPLETED", "NO_SHOW", "EXPIRED"})
    void aBookingThatHasEndedIsNotMoved(BookingStatus ended) {
        assertThat(decide(attached(), booking("old", ended))).isEqualTo(turnedAway(Refusal.ROOT_ENDED));
    }

    @Test
    void aBookingThatWasMovedHereIsNotMovedByItsOldInvitee() {
        assertThat(decide(attached(), booking(null, BookingStatus.CONFIRMED))).isEqualTo(turnedAway(Refusal.DETACHED));
    }

    @Test
    void aBookingIsNotMovedByASecondHeirOfOneInvitee() {
        assertThat(decide(attached(), booking("another", BookingStatus.CONFIRMED)))
                .isEqualTo(turnedAway(Refusal.RESCHEDULED));
    }

    @Test
    void aMoveToAnotherEventTypeIsNone() {
        InviteeState ofOtherType = state("old", Standing.ATTACHED, TYPE + "/other");

        assertThat(decide(ofOtherType, booking("old", BookingStatus.CONFIRMED)))
                .isEqualTo(turnedAway(Refusal.OTHER_EVENT_TYPE));
    }

    @Test
    void aChainIsFollowedUpToTheFirstOfAnotherEventType() {
        Chain chain = new Chain(List.of(NEW, LATER, STRAY, state("last", Standing.PARKED, TYPE)));

        assertThat(chain.followed(TYPE).uris()).containsExactly("new", "later");
        assertThat(chain.strays(TYPE).uris()).containsExactly("stray", "last");
    }

    private static IntakeDecision decide(InviteeState old, @Nullable Booking booking) {
        return RescheduleRules.decide(new Knowledge(NEW, old, booking, List.of()), old);
    }

    private static TurnAway turnedAway(Refusal refusal) {
        return new TurnAway(refusal, new Chain(List.of(NEW)));
    }

    private static InviteeState attached() {
        return state("old", Standing.ATTACHED, TYPE);
    }

    private static InviteeState state(String uri, Standing standing, String type) {
        return new InviteeState(
                uri,
                standing,
                false,
                standing == Standing.ATTACHED ? "bk_1" : null,
                null,
                appointment(type),
                null,
                NINE);
    }

    private static Appointment appointment(String type) {
        return new Appointment(type, new TimeSpan(NINE, NINE.plusSeconds(1800)), null);
    }

    private static Booking booking(@Nullable String invitee, BookingStatus status) {
        return new Booking(
                "bk_1",
                new Booking.Service("of_1", "Consultation", Buffers.NONE),
                new Booking.Parties("us_1", "us_9"),
                status,
                new TimeSpan(NINE, NINE.plusSeconds(1800)),
                null,
                new Booking.Origin(BookingSource.CALENDLY, "jti", invitee),
                1,
                NINE);
    }
}
