package dev.holdfast.e2e.overlap;

import static dev.holdfast.e2e.overlap.AccountFixture.accepted;
import static dev.holdfast.e2e.overlap.AccountFixture.arrived;
import static dev.holdfast.e2e.overlap.AccountFixture.beside;
import static dev.holdfast.e2e.overlap.AccountFixture.booked;
import static dev.holdfast.e2e.overlap.AccountFixture.holding;
import static dev.holdfast.e2e.overlap.AccountFixture.now;
import static dev.holdfast.e2e.overlap.AccountFixture.time;
import static dev.holdfast.e2e.overlap.AccountFixture.under;
import static dev.holdfast.e2e.overlap.AccountFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.overlap.Guest.What;
import dev.holdfast.e2e.overlap.Request.Book;
import dev.holdfast.e2e.overlap.Request.Cancel;
import dev.holdfast.e2e.overlap.Request.Ended;
import dev.holdfast.e2e.overlap.Request.Move;
import dev.holdfast.e2e.overlap.Request.Taken;
import dev.holdfast.e2e.overlap.Violation.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the checker lets pass, and each thing that it must not. */
class OverlapCheckTest {

    private final AccountFixture account = new AccountFixture();
    private final State first = booked("first", 0);

    @Test
    void bookingsOneAfterTheOtherArePassed() {
        account.made(first).made(booked("second", 40));

        assertNothing();
    }

    @Test
    void twoThatHoldTheSameTimeAreAnOverlap() {
        account.made(first).made(booked("second", 35));

        assertFound(Kind.OVERLAP);
    }

    @Test
    void anOverlapThatIsOverAtTheEndIsFoundToo() {
        State second = booked("second", 20);
        State gone = now(second, "CANCELLED", 20);
        account.made(first).made(second).committed(gone).asked(new Cancel("second"), accepted(gone));

        assertFound(Kind.OVERLAP);
    }

    @Test
    void anOverlapOnRecordThatNobodyWantedIsFound() {
        State second = beside(booked("second", 20), first);
        account.made(first).committed(second, under(first, second)).answered(second, false);

        assertFound(Kind.OVERLAP);
    }

    @Test
    void anOverrideOnRecordIsPassed() {
        State second = beside(booked("second", 20), first);
        account.made(first).committed(second, under(first, second)).answered(second, true);

        assertNothing();
    }

    @Test
    void anOverrideThatTheOtherDoesNotKnowOfIsUnrecorded() {
        State second = beside(booked("second", 20), first);
        account.made(first).committed(second).answered(second, true);

        assertFound(Kind.UNRECORDED);
    }

    @Test
    void aMoveOverAnotherIsPassedIfStaffWantedSo() {
        State second = booked("second", 60);
        State over = beside(now(second, "CONFIRMED", 20), first);
        account.made(first)
                .made(second)
                .committed(over, under(first, over))
                .asked(new Move("second", time(20), whole(20), true), accepted(over), true);

        assertNothing();
    }

    @Test
    void aMoveOntoAnotherThatNobodyWantedIsFound() {
        State second = booked("second", 60);
        State over = beside(now(second, "CONFIRMED", 20), first);
        account.made(first)
                .made(second)
                .committed(over, under(first, over))
                .asked(new Move("second", time(20), whole(20), false), accepted(over), true);

        assertFound(Kind.OVERLAP);
    }

    @Test
    void whoeverWasMovedOverOneMayNotBeBesideOthersElsewhere() {
        State second = booked("second", 60);
        State over = beside(now(second, "CONFIRMED", 20), first);
        State third = booked("third", 120);
        State onward = beside(now(over, "CONFIRMED", 130), third);
        account.made(first)
                .made(second)
                .made(third)
                .committed(over, under(first, over))
                .asked(new Move("second", time(20), whole(20), true), accepted(over), true)
                .committed(onward, under(third, onward), first)
                .asked(new Move("second", time(130), whole(130), false), accepted(onward), true);

        assertFound(Kind.OVERLAP);
    }

    @Test
    void threeAtOneTimeThatAllKnowOfEachOtherArePassed() {
        State second = beside(booked("second", 0), first);
        State third = beside(booked("third", 20), first, second);
        account.made(first)
                .committed(second, under(first, second))
                .answered(second, true)
                .committed(third, under(first, second, third), under(second, third))
                .answered(third, true);

        assertNothing();
    }

    @Test
    void aPairOfWhichNeitherHoldsTheTimeIsUnrecordedToo() {
        State second = beside(booked("second", 0), first);
        State third = beside(booked("third", 20), first);
        account.made(first)
                .committed(second, under(first, second))
                .answered(second, true)
                .committed(third, under(first, second, third))
                .answered(third, true);

        assertFound(Kind.UNRECORDED);
    }

    @Test
    void onesThatShareNothingAndSaySoAreFound() {
        State apart = beside(booked("apart", 60), first);
        account.made(first).committed(apart, under(first, apart)).answered(apart, true);

        assertFound(Kind.UNRECORDED);
    }

    @Test
    void aRecordOfOneThatIsGoneIsFound() {
        State second = beside(booked("second", 20), first);
        State gone = now(second, "CANCELLED", 20);
        account.made(first)
                .committed(second, under(first, second))
                .answered(second, true)
                .committed(gone)
                .asked(new Cancel("second"), accepted(gone));

        assertFound(Kind.UNRECORDED);
    }

    @Test
    void aBookingOfCalendlyMayShareBuffers() {
        State second = beside(arrived("second", 30), first);
        account.made(first).committed(second, under(first, second)).guest(second, What.BOOKED);

        assertNothing();
    }

    @Test
    void aBookingOfCalendlyMayNotShareAnAppointment() {
        State second = beside(arrived("second", 20), first);
        account.made(first).committed(second, under(first, second)).guest(second, What.BOOKED);

        assertFound(Kind.OVERLAP);
    }

    @Test
    void anActiveBookingThatDoesNotHoldAllItWantsIsUnclaimed() {
        account.made(holding(first, Set.of()));

        assertFound(Kind.UNCLAIMED);
    }

    @Test
    void aHolderThatGoesWithoutItsHeirTakingOverIsFound() {
        State second = beside(booked("second", 20), first);
        State gone = now(first, "CANCELLED", 0);
        account.made(first)
                .committed(second, under(first, second))
                .answered(second, true)
                .committed(gone, holding(booked("second", 20), second.claims()))
                .asked(new Cancel("first"), accepted(gone));

        assertFound(Kind.UNCLAIMED);
    }

    @Test
    void anAcceptedBookingThatIsNotThereIsLost() {
        account.made(booked("second", 100)).answered(first, false);

        assertFound(Kind.LOST);
    }

    @Test
    void anAcceptedBookingAtAnotherTimeIsLost() {
        account.committed(first).asked(new Book(time(60), whole(60), false), accepted(first));

        assertFound(Kind.LOST);
    }

    @Test
    void anAcceptedMoveThatDidNotHappenIsLost() {
        account.made(first).asked(new Move("first", time(60), whole(60), false), accepted(now(first, "CONFIRMED", 60)));

        assertFound(Kind.LOST);
    }

    @Test
    void aMoveThatIsAskedForAgainIsAnsweredAsTheBookingIsByThen() {
        State there = now(first, "CONFIRMED", 60);
        State onward = now(there, "CONFIRMED", 120);
        account.made(first)
                .committed(there)
                .committed(onward)
                .asked(new Move("first", time(120), whole(120), false), accepted(onward))
                .askedAgain(new Move("first", time(60), whole(60), false), accepted(onward));

        assertNothing();
    }

    @Test
    void aMoveThatIsAskedForAgainAndNeverHappenedIsLost() {
        State elsewhere = now(first, "CONFIRMED", 120);
        account.made(first)
                .committed(elsewhere)
                .asked(new Move("first", time(120), whole(120), false), accepted(elsewhere))
                .askedAgain(new Move("first", time(60), whole(60), false), accepted(elsewhere));

        assertFound(Kind.LOST);
    }

    @Test
    void aBookingThatIsRemovedIsLost() {
        account.made(first).removed("first");

        assertFound(Kind.LOST);
    }

    @Test
    void aBookingThatIsSaidToHaveEndedAndHasNotIsLost() {
        account.made(first).asked(new Cancel("first"), new Ended());

        assertFound(Kind.LOST);
    }

    @Test
    void aRefusalBesideWhatIsThereIsPassed() {
        account.made(first).asked(new Book(time(35), whole(35), false), new Taken());

        assertNothing();
    }

    @Test
    void aRefusalWithNothingInTheWayIsFound() {
        account.made(first).asked(new Book(time(40), whole(40), false), new Taken());

        assertFound(Kind.NO_CLASH);
    }

    @Test
    void aRefusalForWhatWasGoneBeforeIsFound() {
        State gone = now(first, "CANCELLED", 0);
        account.made(first)
                .committed(gone)
                .asked(new Cancel("first"), accepted(gone))
                .made(booked("other", 200))
                .asked(new Book(time(0), whole(0), false), new Taken());

        assertFound(Kind.NO_CLASH);
    }

    @Test
    void aBookingIsNotInItsOwnWay() {
        account.made(first).asked(new Move("first", time(10), whole(10), false), new Taken());

        assertFound(Kind.NO_CLASH);
    }

    @Test
    void whatWaitsForATakenTimeIsPassedAndKeepsItFromOthers() {
        State waiting = now(arrived("waiting", 20), "CONFLICTED", 20);
        account.made(first)
                .committed(waiting)
                .guest(waiting, What.BOOKED)
                .asked(new Book(time(55), whole(55), false), new Taken());

        assertNothing();
    }

    @Test
    void buffersOfWhatWaitsKeepOnlyClientsAway() {
        State waiting = now(arrived("waiting", 20), "CONFLICTED", 20);
        account.made(first)
                .committed(waiting)
                .guest(waiting, What.BOOKED)
                .asked(new Book(time(55), whole(55), false), new Taken(), true);

        assertFound(Kind.NO_CLASH);
    }

    @Test
    void whatWaitsForNothingIsFound() {
        State waiting = now(arrived("waiting", 35), "CONFLICTED", 35);
        account.made(first).committed(waiting).guest(waiting, What.BOOKED);

        assertFound(Kind.NO_CLASH);
    }

    @Test
    void whatStillWaitsWhenItsTimeIsFreeIsFound() {
        State waiting = now(arrived("waiting", 20), "CONFLICTED", 20);
        State gone = now(first, "CANCELLED", 0);
        account.made(first)
                .committed(waiting)
                .guest(waiting, What.BOOKED)
                .committed(gone)
                .asked(new Cancel("first"), accepted(gone));

        assertFound(Kind.NO_CLASH);
    }

    @Test
    void aBookingThatNobodyAskedForIsFound() {
        account.committed(first);

        assertFound(Kind.UNASKED);
    }

    @Test
    void aChangeThatNobodyAskedForIsFound() {
        account.made(first).committed(now(first, "CONFIRMED", 60));

        assertFound(Kind.UNASKED);
    }

    @Test
    void whoBookedAtCalendlyAndHasNoBookingHereIsFound() {
        account.made(first).guest(arrived("second", 60), What.BOOKED);

        assertFound(Kind.NOT_FOLLOWED);
    }

    @Test
    void whoCancelledAtCalendlyAndIsStillBookedHereIsFound() {
        State second = arrived("second", 60);
        account.committed(second).guest(second, What.BOOKED, What.CANCELLED);

        assertFound(Kind.NOT_FOLLOWED);
    }

    private void assertNothing() {
        assertThat(account.violations()).isEmpty();
    }

    private void assertFound(Kind kind) {
        assertThat(account.violations())
                .isNotEmpty()
                .extracting(Violation::kind)
                .containsOnly(kind);
    }
}
