package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.booking.booking.Placement.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Instant NINE = Instant.parse("2027-01-14T09:00:00Z");
    private static final int BUCKET = (int) (NINE.getEpochSecond() / 300);
    private static final Buffers TEN_AFTER = Buffers.ofMinutes(0, 10);

    @Test
    void aFreeTimeIsClaimedWhole() {
        assertThat(place(NINE, List.of(at("bk_a", NINE.plusSeconds(3600)))))
                .isEqualTo(new Placed(Claims.of(halfAnHour(NINE), TEN_AFTER).buckets(), List.of()));
    }

    @Test
    void twoAppointmentsAtOneTimeAreOneTooMany() {
        assertThat(place(NINE, List.of(at("bk_a", NINE.plusSeconds(1500))))).isEqualTo(new Taken());
    }

    @Test
    void aClashOfBuffersLeavesTheRest() {
        Placement place = place(NINE, List.of(at("bk_a", NINE.plusSeconds(1800))));

        assertThat(place)
                .isEqualTo(new Placed(
                        List.of(BUCKET, BUCKET + 1, BUCKET + 2, BUCKET + 3, BUCKET + 4, BUCKET + 5), List.of("bk_a")));
    }

    @Test
    void aBookingThatWaitsHoldsNothingAgainstCalendly() {
        BookingDocument waiting = document("bk_w", NINE, BookingStatus.CONFLICTED, null);

        assertThat(place(NINE, List.of(waiting))).isInstanceOf(Placed.class);
    }

    @Test
    void whatIsChosenHereClashesWithNothingNotEvenBuffersOrBookingsThatWait() {
        BookingDocument waiting = document("bk_w", NINE, BookingStatus.CONFLICTED, null);

        assertThat(isFree(List.of(at("bk_a", NINE.plusSeconds(1800))))).isFalse();
        assertThat(isFree(List.of(waiting))).isFalse();
        assertThat(isFree(List.of(at("bk_a", NINE.plusSeconds(2400))))).isTrue();
    }

    @Test
    void oneThatWantsTheTimeIsNamedThoughAThirdHoldsItUnlessItNamesThisOne() {
        BookingDocument holder = at("bk_a", NINE);
        BookingDocument other = sharing("bk_b", List.of("bk_a"));
        BookingDocument later = sharing("bk_c", List.of("bk_a", "bk_b", "bk_new"));

        assertThat(Placement.beside("bk_new", wanted(), List.of(holder, other, later)))
                .isEqualTo(new Placed(List.of(), List.of("bk_a", "bk_b")));
    }

    @Test
    void oneThatHoldsPartIsNamedEvenIfItNamesThisOne() {
        Placed part = new Placed(List.of(BUCKET), List.of("bk_new"));

        assertThat(Placement.beside("bk_new", wanted(), List.of(placed("bk_b", NINE, BookingStatus.CONFIRMED, part)))
                        .overrides())
                .containsExactly("bk_b");
    }

    @Test
    void oneThatWaitsIsNotNamed() {
        BookingDocument waiting = document("bk_w", NINE, BookingStatus.CONFLICTED, null);

        assertThat(Placement.beside("bk_new", wanted(), List.of(waiting))).isEqualTo(Placed.whole(wanted()));
    }

    @Test
    void whoHoldsNothingIsInNobodysWayButForTheAppointment() {
        BookingDocument sharing = placed(
                "bk_b", NINE.plusSeconds(1800), BookingStatus.CONFIRMED, new Placed(List.of(), List.of("bk_new")));

        assertThat(isFree(List.of(sharing))).isTrue();
    }

    private static Claims wanted() {
        return Claims.of(halfAnHour(NINE), TEN_AFTER);
    }

    private static BookingDocument sharing(String id, List<String> overrides) {
        return placed(id, NINE, BookingStatus.CONFIRMED, new Placed(List.of(), overrides));
    }

    private static Placement place(Instant start, List<BookingDocument> others) {
        return Placement.of("bk_new", halfAnHour(start), Claims.of(halfAnHour(start), TEN_AFTER), others);
    }

    private static boolean isFree(List<BookingDocument> others) {
        return Placement.isFree(halfAnHour(NINE), Claims.of(halfAnHour(NINE), TEN_AFTER), others);
    }

    private static BookingDocument at(String id, Instant start) {
        return document(id, start, BookingStatus.CONFIRMED, Claims.of(halfAnHour(start), TEN_AFTER));
    }

    private static BookingDocument document(String id, Instant start, BookingStatus status, @Nullable Claims claims) {
        return placed(id, start, status, claims == null ? null : new Placed(claims.buckets(), List.of()));
    }

    private static BookingDocument placed(String id, Instant start, BookingStatus status, @Nullable Placed place) {
        Booking booking = new Booking(
                id,
                new Booking.Service("of_1", "Consultation", TEN_AFTER),
                new Booking.Parties("us_client", "us_practitioner"),
                status,
                halfAnHour(start),
                null,
                new Booking.Origin(BookingSource.STAFF, null, null),
                1,
                NINE);
        return BookingDocument.born(booking, List.of(), place, CapKeys.NONE, List.of(), Actor.SYSTEM, null);
    }

    private static TimeSpan halfAnHour(Instant start) {
        return new TimeSpan(start, start.plus(Duration.ofMinutes(30)));
    }
}
