package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.TakenTimes;
import dev.holdfast.booking.calendar.BusyBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is taken of a practitioner's time.
 *
 * @param busy in any order; may overlap
 * @param counted the starts of the bookings that count towards the offering's caps, whether they are over or to come
 * @param capKeys the numbers that these have; known only where they were asked for
 */
public record Occupied(List<BusySpan> busy, List<Instant> counted, List<String> capKeys) {

    public Occupied {
        busy = List.copyOf(busy);
        counted = List.copyOf(counted);
        capKeys = List.copyOf(capKeys);
    }

    /**
     * What bookings and blocks come to.
     *
     * @param offeringId whose caps are asked about
     */
    static Occupied of(List<TakenTimes> bookings, List<BusyBlock> blocks, String offeringId) {
        List<TakenTimes> counted = bookings.stream()
                .filter(each -> each.offeringId().equals(offeringId))
                .toList();
        return new Occupied(
                Stream.concat(
                                bookings.stream().filter(TakenTimes::isBusy).flatMap(Occupied::spans),
                                blocks.stream().map(Occupied::span))
                        .toList(),
                counted.stream().flatMap(each -> each.starts().stream()).toList(),
                counted.stream().flatMap(each -> each.capKeys().stream()).toList());
    }

    private static Stream<BusySpan> spans(TakenTimes bookings) {
        Duration before = bookings.buffers().before();
        Duration after = bookings.length().plus(bookings.buffers().after());
        return bookings.starts().stream().map(start -> new BusySpan(start.minus(before), start.plus(after)));
    }

    private static BusySpan span(BusyBlock block) {
        return new BusySpan(block.time().startsAt(), block.time().endsAt());
    }
}
