package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.test.JobExamples;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookingJobsTest {

    private static final String BOOKING = "bk_0193f6c2a4d87e21b0c49f3a5d6e7f81";
    private static final String INVITEE =
            "https://api.calendly.com/scheduled_events/GBGBDCAADAEDCRZ2/invitees/AAAAAAAAAAAAAAAA";
    private static final Instant NOW = Instant.parse("2027-01-10T07:15:02Z");
    private static final Instant NINE = Instant.parse("2027-01-14T09:00:00Z");
    private static final Booking CONFIRMED = new Booking(
            BOOKING,
            new Booking.Service("of_1", "Consultation", Buffers.NONE),
            new Booking.Parties("us_client", "us_practitioner"),
            BookingStatus.CONFIRMED,
            new TimeSpan(NINE, NINE.plusSeconds(1800)),
            null,
            new Booking.Origin(BookingSource.CALENDLY, "jti", INVITEE),
            1,
            NOW);

    @Test
    void givesBirthToTheMailsOfTheContract() {
        for (BookingMail mail : EnumSet.complementOf(EnumSet.of(BookingMail.PLAN, BookingMail.REMINDER))) {
            OutboxEntry job = BookingJobs.of(null, CONFIRMED, mail, NOW).getFirst();

            assertThat(job.id()).isEqualTo(job.type() + "|" + BOOKING + "|1");
            assertThat(job.lane()).isEqualTo("mail");
            assertThat(job.payload()).containsExactlyInAnyOrderEntriesOf(JobExamples.payload(job.type()));
        }
    }

    @Test
    void aBirthReleasesNothing() {
        assertThat(types(null, CONFIRMED)).containsExactly("booking-confirmed", "plan");
    }

    @Test
    void onlyWhatIsConfirmedIsRemindedOf() {
        OutboxEntry plan =
                BookingJobs.of(null, CONFIRMED, BookingMail.CONFIRMED, NOW).get(1);
        Booking cancelled = CONFIRMED.decidedAnew().as(BookingStatus.CANCELLED);

        assertThat(plan.id()).isEqualTo("plan|" + BOOKING + "|1");
        assertThat(plan.lane()).isEqualTo("mail");
        assertThat(plan.runAt()).isEqualTo(NOW);
        assertThat(plan.payload()).containsExactlyInAnyOrderEntriesOf(JobExamples.payload("plan"));
        assertThat(types(CONFIRMED, cancelled)).doesNotContain("plan");
        assertThat(types(null, CONFIRMED.as(BookingStatus.CONFLICTED))).doesNotContain("plan");
    }

    @Test
    void nobodyHearsOfWhatStaffBookBeforeTheyCanUndoIt() {
        Booking byStaff = new Booking(
                BOOKING,
                CONFIRMED.service(),
                CONFIRMED.parties(),
                BookingStatus.CONFIRMED,
                CONFIRMED.time(),
                null,
                new Booking.Origin(BookingSource.STAFF, null, null),
                1,
                NOW);
        Instant graceOver = NOW.plusSeconds(180);

        assertThat(mailDue(null, byStaff, NOW)).isEqualTo(graceOver);
        assertThat(mailDue(byStaff, byStaff.decidedAnew(), NOW.plusSeconds(60))).isEqualTo(graceOver);
        assertThat(mailDue(byStaff, byStaff.decidedAnew(), NOW.plusSeconds(200)))
                .isEqualTo(NOW.plusSeconds(200));
        assertThat(mailDue(null, CONFIRMED, NOW)).isEqualTo(NOW);
    }

    @Test
    void whateverLeavesATimeLetsOthersTryIt() {
        Booking moved = CONFIRMED.movedTo(CONFIRMED.time().startingAt(NINE.plusSeconds(3600)), null, INVITEE);
        Booking cancelled = CONFIRMED.decidedAnew().as(BookingStatus.CANCELLED);

        assertThat(types(CONFIRMED, moved)).contains("reclaim");
        assertThat(types(CONFIRMED, cancelled)).contains("reclaim");
        assertThat(types(CONFIRMED, CONFIRMED.decidedAnew())).doesNotContain("reclaim");
    }

    @Test
    void aConflictedBookingLooksForItselfAndLeavesNothingWhenItEnds() {
        Booking conflicted = CONFIRMED.as(BookingStatus.CONFLICTED);
        OutboxEntry reclaim =
                BookingJobs.of(null, conflicted, BookingMail.CHECKING, NOW).getLast();

        assertThat(reclaim.id()).isEqualTo("reclaim|" + BOOKING + "|1");
        assertThat(reclaim.payload()).containsExactlyInAnyOrderEntriesOf(JobExamples.payload("reclaim"));
        assertThat(types(conflicted, conflicted.decidedAnew().as(BookingStatus.CANCELLED)))
                .doesNotContain("reclaim");
    }

    @Test
    void anEventAtCalendlyIsCancelledByItsInvitee() {
        OutboxEntry job = BookingJobs.cancelAtCalendly(CONFIRMED.decidedAnew(), INVITEE, NOW);

        assertThat(job.id()).isEqualTo("calendly-cancel|" + BOOKING + "|2");
        assertThat(job.payload()).containsExactlyInAnyOrderEntriesOf(JobExamples.payload("calendly-cancel"));
    }

    private static Instant mailDue(@org.jspecify.annotations.Nullable Booking before, Booking after, Instant now) {
        return BookingJobs.of(before, after, BookingMail.CONFIRMED, now)
                .getFirst()
                .runAt();
    }

    private static List<String> types(@org.jspecify.annotations.Nullable Booking before, Booking after) {
        return BookingJobs.of(before, after, BookingMail.CONFIRMED, NOW).stream()
                .map(OutboxEntry::type)
                .toList();
    }
}
