package dev.holdfast.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.BookingSource;
import dev.holdfast.booking.booking.BookingStatus;
import dev.holdfast.booking.booking.Buffers;
import dev.holdfast.booking.booking.PractitionerTime;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendar.BusyBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was read for many is given to each as theirs. */
class SurroundingsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final PractitionerTime AROUND_NOON =
            new PractitionerTime("us_one", NOON.minusSeconds(3600), NOON.plusSeconds(3600));

    @Test
    void eachGetsWhatBeginsInTheirTimeOfTheirPractitioner() {
        List<Booking> waiting = List.of(
                waiting("mine", "us_one", NOON),
                waiting("late", "us_one", AROUND_NOON.to()),
                waiting("other", "us_two", NOON));
        List<BusyBlock> blocks = List.of(
                block("us_one", AROUND_NOON.from()), block("us_two", NOON), block("us_one", NOON.minusSeconds(3601)));

        Surroundings found = Surroundings.of(AROUND_NOON, List.of(), waiting, blocks);

        assertThat(found.schedule()).isNull();
        assertThat(found.waiting()).extracting(Booking::id).containsExactly("mine");
        assertThat(found.blocks()).containsExactly(block("us_one", AROUND_NOON.from()));
    }

    @Test
    void buffersOfThoseWhoWaitAreTakenToo() {
        var found = new Surroundings(null, List.of(waiting("mine", "us_one", NOON)), List.of(block("us_one", NOON)));

        Occupied occupied = found.occupied("of_any");

        assertThat(occupied.busy())
                .containsExactlyInAnyOrder(
                        new BusySpan(NOON.minusSeconds(600), NOON.plusSeconds(1800 + 300)),
                        new BusySpan(NOON, NOON.plusSeconds(1800)));
    }

    private static Booking waiting(String id, String practitioner, Instant start) {
        return new Booking(
                id,
                new Booking.Service("of_any", "Any", Buffers.ofMinutes(10, 5)),
                new Booking.Parties("us_client", practitioner),
                BookingStatus.CONFLICTED,
                new TimeSpan(start, start.plus(Duration.ofMinutes(30))),
                null,
                new Booking.Origin(BookingSource.CALENDLY, null, null, null),
                1,
                start);
    }

    private static BusyBlock block(String practitioner, Instant start) {
        return new BusyBlock("source", practitioner, new TimeSpan(start, start.plus(Duration.ofMinutes(30))), "test");
    }
}
