package dev.holdfast.booking.calendly.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.BookingStatus;
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
    private static final InviteeState FRESH = new InviteeState(Standing.UNDECIDED, false, null);
    private static final InviteeState TOMBSTONE = new InviteeState(Standing.UNDECIDED, true, null);
    private static final InviteeState ATTACHED = new InviteeState(Standing.ATTACHED, false, "bk_1");
    private static final TokenEvidence GOOD = good(BOOKED_AT.plusSeconds(60));

    @Test
    void aGoodTokenMakesAConfirmedBooking() {
        assertThat(decide(News.CREATED, TYPE, FRESH, GOOD, Obstacle.NONE))
                .isInstanceOfSatisfying(Attach.class, attach -> {
                    assertThat(attach.status()).isEqualTo(BookingStatus.CONFIRMED);
                    assertThat(attach.granted().grant().userId()).isEqualTo("us_1");
                });
    }

    @Test
    void aTakenTimeMakesAConflictedBooking() {
        assertThat(decide(News.CREATED, TYPE, FRESH, GOOD, Obstacle.TIME_TAKEN))
                .isInstanceOfSatisfying(
                        Attach.class, attach -> assertThat(attach.status()).isEqualTo(BookingStatus.CONFLICTED));
    }

    @ParameterizedTest
    @EnumSource(
            value = News.class,
            names = {"CREATED", "CREATED_AND_CANCELED"})
    void aCreationAfterItsCancellationMakesACancelledBooking(News news) {
        assertThat(decide(news, TYPE, TOMBSTONE, GOOD, Obstacle.NONE))
                .isInstanceOfSatisfying(
                        Attach.class, attach -> assertThat(attach.status()).isEqualTo(BookingStatus.CANCELLED));
    }

    @Test
    void aRepeatedCreationChangesNothing() {
        assertThat(decide(News.CREATED, TYPE, ATTACHED, GOOD, Obstacle.NONE)).isEqualTo(new Nothing());
    }

    @Test
    void aCancellationCancelsTheInviteesOwnBooking() {
        assertThat(decide(News.CANCELED, TYPE, ATTACHED, GOOD, Obstacle.NONE)).isEqualTo(new Cancel("bk_1"));
    }

    @Test
    void aCancellationOfAnUnknownInviteeOnlyLeavesItsMark() {
        assertThat(decide(News.CANCELED, TYPE, TOMBSTONE, GOOD, Obstacle.NONE)).isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"OUTSIDE", "PARKED"})
    void aCancellationSettlesWhatStaffWereAskedAbout(Standing standing) {
        InviteeState state = new InviteeState(standing, true, null);

        assertThat(decide(News.CANCELED, TYPE, state, GOOD, Obstacle.NONE)).isEqualTo(new Settle());
    }

    @Test
    void theCancellingHalfOfARescheduleLeavesTheBooking() {
        assertThat(decide(News.MOVED, TYPE, ATTACHED, GOOD, Obstacle.NONE)).isEqualTo(new Nothing());
    }

    @Test
    void theCreatingHalfOfARescheduleIsNotAttachedByItself() {
        InviteeEvent half = event(News.CREATED, TYPE, new Links("https://calendly.test/invitees/old", null));

        assertThat(IntakeRules.decide(half, FRESH, GOOD, Obstacle.NONE))
                .isEqualTo(new TurnAway(Standing.PARKED, Refusal.RESCHEDULED, true));
    }

    @ParameterizedTest
    @CsvSource({"ABSENT,NO_TOKEN", "BAD,BAD_TOKEN", "UNKNOWN_KEY,UNKNOWN_KEY", "GOOD,UNKNOWN_TOKEN"})
    void aTokenThatIsNoneOfOursIsTurnedAway(Verdict verdict, Refusal expected) {
        TokenEvidence evidence = new TokenEvidence(verdict, null, true);

        assertThat(refusal(TYPE, FRESH, evidence, Obstacle.NONE)).isEqualTo(expected);
    }

    @Test
    void theLastMomentOfATokenStillCounts() {
        assertThat(decide(News.CREATED, TYPE, FRESH, good(BOOKED_AT), Obstacle.NONE))
                .isInstanceOf(Attach.class);
        assertThat(refusal(TYPE, FRESH, good(BOOKED_AT.minusSeconds(1)), Obstacle.NONE))
                .isEqualTo(Refusal.EXPIRED_TOKEN);
    }

    @Test
    void aTokenOfAnotherOfferingIsTurnedAway() {
        assertThat(refusal(OTHER_TYPE, FRESH, GOOD, Obstacle.NONE)).isEqualTo(Refusal.WRONG_OFFERING);
    }

    @Test
    void anEventTypeThatNoOfferingHasIsTurnedAway() {
        TokenEvidence unmapped = new TokenEvidence(Verdict.ABSENT, null, false);

        assertThat(refusal(TYPE, FRESH, unmapped, Obstacle.NONE)).isEqualTo(Refusal.UNMAPPED_EVENT_TYPE);
    }

    @Test
    void anOfferingThatEndedMeanwhileKeepsItsWord() {
        TokenEvidence ended = new TokenEvidence(Verdict.GOOD, GOOD.granted(), false);

        assertThat(decide(News.CREATED, TYPE, FRESH, ended, Obstacle.NONE)).isInstanceOf(Attach.class);
    }

    @Test
    void aUsedTokenIsTurnedAway() {
        assertThat(refusal(TYPE, FRESH, GOOD, Obstacle.TOKEN_USED)).isEqualTo(Refusal.REPLAYED_TOKEN);
    }

    @Test
    void nobodyIsBotheredAboutAStrangerWhoCancelledAlready() {
        TokenEvidence absent = new TokenEvidence(Verdict.ABSENT, null, true);

        assertThat(decide(News.CREATED, TYPE, TOMBSTONE, absent, Obstacle.NONE))
                .isEqualTo(new TurnAway(Standing.OUTSIDE, Refusal.NO_TOKEN, false));
    }

    private static @Nullable Refusal refusal(
            String type, InviteeState state, TokenEvidence evidence, Obstacle obstacle) {
        return decide(News.CREATED, type, state, evidence, obstacle) instanceof TurnAway turnedAway
                ? turnedAway.refusal()
                : null;
    }

    private static IntakeDecision decide(
            News news, String type, InviteeState state, TokenEvidence evidence, Obstacle obstacle) {
        return IntakeRules.decide(event(news, type, new Links(null, null)), state, evidence, obstacle);
    }

    private static InviteeEvent event(News news, String type, Links links) {
        Instant start = Instant.parse("2027-01-14T09:00:00Z");
        return new InviteeEvent(
                "https://calendly.test/invitees/1",
                news,
                "https://calendly.test/scheduled_events/1",
                links,
                BOOKED_AT,
                new Appointment(type, new TimeSpan(start, start.plusSeconds(1800)), null),
                new Typed("{}"),
                new Stray.Marks(false, false));
    }

    private static TokenEvidence good(Instant expiresAt) {
        Offering offering = new Offering(
                "of_1",
                "Consultation",
                "",
                new Timing(30, 0, 0),
                new Money(0, "INR"),
                BookingMode.CALENDLY,
                new CalendlyPage(TYPE, null),
                List.of("us_9"),
                true);
        return new TokenEvidence(
                Verdict.GOOD, new Granted(new SchedulingGrant("jti", "us_1", "of_1", expiresAt), offering), true);
    }
}
