package dev.holdfast.booking.calendly.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.BookingSource;
import dev.holdfast.booking.booking.BookingStatus;
import dev.holdfast.booking.booking.Buffers;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Attach;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Cancel;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Nothing;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Settle;
import dev.holdfast.booking.calendly.intake.IntakeDecision.TurnAway;
import dev.holdfast.booking.calendly.intake.InviteeEvent.Links;
import dev.holdfast.booking.calendly.intake.InviteeEvent.News;
import dev.holdfast.booking.calendly.intake.InviteeEvent.Typed;
import dev.holdfast.booking.calendly.intake.TokenEvidence.Granted;
import dev.holdfast.booking.calendly.intake.TokenEvidence.Verdict;
import dev.holdfast.booking.calendly.link.SchedulingGrant;
import dev.holdfast.booking.offering.BookingMode;
import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.CalendlyPage;
import dev.holdfast.booking.offering.Money;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.offering.Timing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeRulesTest {

    private static final String TYPE = "https://calendly.test/event_types/a";
    private static final String OTHER_TYPE = "https://calendly.test/event_types/b";
    private static final Instant BOOKED_AT = Instant.parse("2027-01-10T07:15:01Z");
    private static final TimeSpan HALF_AN_HOUR =
            new TimeSpan(Instant.parse("2027-01-14T09:00:00Z"), Instant.parse("2027-01-14T09:30:00Z"));
    private static final String INVITEE = "https://calendly.test/invitees/1";
    private static final InviteeState FRESH = invitee(Standing.UNDECIDED, false, TYPE);
    private static final InviteeState TOMBSTONE = invitee(Standing.UNDECIDED, true, TYPE);
    private static final InviteeState ATTACHED = invitee(Standing.ATTACHED, false, TYPE);
    private static final InviteeState ENDED = invitee(Standing.ATTACHED, true, TYPE);
    private static final TokenEvidence GOOD = good(BOOKED_AT.plusSeconds(60));

    @Test
    void aGoodTokenMakesABooking() {
        assertThat(decide(News.CREATED, FRESH, GOOD, Obstacle.NONE)).isInstanceOfSatisfying(Attach.class, attach -> {
            assertThat(attach.chain().uris()).containsExactly(INVITEE);
            assertThat(attach.granted().grant().userId()).isEqualTo("us_1");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = News.class,
            names = {"CREATED", "CREATED_AND_CANCELED"})
    void aCreationAfterItsCancellationMakesABookingThatIsCancelled(News news) {
        assertThat(decide(news, TOMBSTONE, GOOD, Obstacle.NONE))
                .isInstanceOfSatisfying(
                        Attach.class,
                        attach -> assertThat(attach.chain().leaf().canceled()).isTrue());
    }

    @Test
    void aRepeatedCreationChangesNothing() {
        assertThat(decide(News.CREATED, ATTACHED, GOOD, Obstacle.NONE)).isEqualTo(new Nothing());
    }

    @Test
    void aCancellationCancelsTheInviteesOwnBooking() {
        assertThat(decide(News.CANCELED, ENDED, GOOD, Obstacle.NONE)).isEqualTo(new Cancel("bk_1"));
    }

    @Test
    void aCancellationOfAnInviteeThatWasMovedOrReplacedChangesNothing() {
        assertThat(IntakeRules.decide(event(News.CANCELED), knows(ATTACHED, booking(INVITEE)), GOOD, Obstacle.NONE))
                .as("moved, so not cancelled for good")
                .isEqualTo(new Nothing());
        assertThat(IntakeRules.decide(
                        event(News.CANCELED),
                        knows(ENDED, booking("https://calendly.test/invitees/2")),
                        GOOD,
                        Obstacle.NONE))
                .as("another invitee stands for the booking")
                .isEqualTo(new Nothing());
        assertThat(IntakeRules.decide(event(News.CANCELED), knows(ENDED, booking(null)), GOOD, Obstacle.NONE))
                .as("the booking was moved here")
                .isEqualTo(new Nothing());
    }

    @Test
    void aCancellationOfAnUnknownInviteeOnlyLeavesItsMark() {
        assertThat(decide(News.CANCELED, TOMBSTONE, GOOD, Obstacle.NONE)).isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"OUTSIDE", "PARKED"})
    void aCancellationSettlesWhatStaffWereAskedAbout(Standing standing) {
        assertThat(decide(News.CANCELED, invitee(standing, true, TYPE), GOOD, Obstacle.NONE))
                .isEqualTo(new Settle());
    }

    @Test
    void theCancellingHalfOfARescheduleLeavesTheBooking() {
        assertThat(decide(News.MOVED, ATTACHED, GOOD, Obstacle.NONE)).isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @CsvSource({"ABSENT,NO_TOKEN", "BAD,BAD_TOKEN", "UNKNOWN_KEY,UNKNOWN_KEY", "GOOD,UNKNOWN_TOKEN"})
    void aTokenThatIsNoneOfOursIsTurnedAway(Verdict verdict, Refusal expected) {
        TokenEvidence evidence = new TokenEvidence(verdict, null, true);

        assertThat(refusal(FRESH, evidence, Obstacle.NONE)).isEqualTo(expected);
    }

    @Test
    void theLastMomentOfATokenStillCounts() {
        assertThat(decide(News.CREATED, FRESH, good(BOOKED_AT), Obstacle.NONE)).isInstanceOf(Attach.class);
        assertThat(refusal(FRESH, good(BOOKED_AT.minusSeconds(1)), Obstacle.NONE))
                .isEqualTo(Refusal.EXPIRED_TOKEN);
    }

    @Test
    void aTokenOfAnotherOfferingIsTurnedAway() {
        assertThat(refusal(invitee(Standing.UNDECIDED, false, OTHER_TYPE), GOOD, Obstacle.NONE))
                .isEqualTo(Refusal.WRONG_OFFERING);
    }

    @Test
    void anEventTypeThatNoOfferingHasIsTurnedAway() {
        TokenEvidence unmapped = new TokenEvidence(Verdict.ABSENT, null, false);

        assertThat(refusal(FRESH, unmapped, Obstacle.NONE)).isEqualTo(Refusal.UNMAPPED_EVENT_TYPE);
    }

    @Test
    void anOfferingThatEndedMeanwhileKeepsItsWord() {
        TokenEvidence ended = new TokenEvidence(Verdict.GOOD, GOOD.granted(), false);

        assertThat(decide(News.CREATED, FRESH, ended, Obstacle.NONE)).isInstanceOf(Attach.class);
    }

    /** The link led to the event type that was booked, or to none on record; the offering has changed since, or not. */
    @ParameterizedTest
    @CsvSource({
        "true,  true,  true,  ",
        "true,  false, false, ",
        "true,  false, true,  WRONG_OFFERING",
        "false, true,  true,  ",
        "false, false, false, UNMAPPED_EVENT_TYPE",
        "false, false, true,  WRONG_OFFERING",
    })
    void aTokenIsForWhereItsLinkLedUnlessThatIsAnotherOfferingsByNow(
            boolean led, boolean offeringHasIt, boolean booked, @Nullable Refusal expected) {
        TokenEvidence evidence = new TokenEvidence(
                Verdict.GOOD,
                granted(BOOKED_AT, led ? TYPE : null, offeringHasIt ? new CalendlyPage(TYPE, null) : null),
                booked);

        assertThat(refusal(FRESH, evidence, Obstacle.NONE)).isEqualTo(expected);
    }

    @Test
    void aUsedTokenIsTurnedAway() {
        assertThat(refusal(FRESH, GOOD, Obstacle.TOKEN_USED)).isEqualTo(Refusal.REPLAYED_TOKEN);
    }

    private static @Nullable Refusal refusal(InviteeState state, TokenEvidence evidence, Obstacle obstacle) {
        return decide(News.CREATED, state, evidence, obstacle) instanceof TurnAway turnedAway
                ? turnedAway.refusal()
                : null;
    }

    private static IntakeDecision decide(News news, InviteeState state, TokenEvidence evidence, Obstacle obstacle) {
        Booking booking = state.bookingId() == null ? null : booking(INVITEE);
        return IntakeRules.decide(event(news), knows(state, booking), evidence, obstacle);
    }

    private static Knowledge knows(InviteeState state, @Nullable Booking booking) {
        return new Knowledge(state, null, booking, List.of());
    }

    private static InviteeState invitee(Standing standing, boolean canceled, String type) {
        return new InviteeState(
                INVITEE,
                standing,
                canceled,
                standing == Standing.ATTACHED ? "bk_1" : null,
                null,
                new Appointment(type, HALF_AN_HOUR, null),
                null,
                BOOKED_AT);
    }

    private static Booking booking(@Nullable String standingFor) {
        return new Booking(
                "bk_1",
                new Booking.Service("of_1", "Consultation", Buffers.NONE),
                new Booking.Parties("us_1", "us_9"),
                BookingStatus.CONFIRMED,
                HALF_AN_HOUR,
                null,
                new Booking.Origin(BookingSource.CALENDLY, "jti", standingFor),
                1,
                BOOKED_AT);
    }

    private static InviteeEvent event(News news) {
        return new InviteeEvent(
                INVITEE,
                news,
                "https://calendly.test/scheduled_events/1",
                new Links(null, null),
                BOOKED_AT,
                new Appointment(TYPE, HALF_AN_HOUR, null),
                new Typed("{}"),
                new Stray.Marks(false, false));
    }

    private static TokenEvidence good(Instant expiresAt) {
        return new TokenEvidence(Verdict.GOOD, granted(expiresAt, TYPE, new CalendlyPage(TYPE, null)), true);
    }

    private static Granted granted(Instant expiresAt, @Nullable String linked, @Nullable CalendlyPage now) {
        Offering offering = new Offering(
                "of_1",
                "Consultation",
                "",
                new Timing(30, 0, 0),
                new Money(0, "INR"),
                now == null ? BookingMode.INTERNAL : BookingMode.CALENDLY,
                now,
                List.of("us_9"),
                BookingRules.USUAL,
                null,
                List.of(60),
                true);
        return new Granted(new SchedulingGrant("jti", "us_1", "of_1", linked, expiresAt), offering);
    }
}
