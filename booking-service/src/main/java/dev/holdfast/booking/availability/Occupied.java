package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.BookedTime;
import dev.holdfast.booking.calendar.BusyBlock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is taken of a practitioner's time.
 *
 * @param busy in any order; may overlap
 * @param counted the starts of the bookings that count towards the offering's caps, whether they are over or to come
 */
public record Occupied(List<BusySpan> busy, List<Instant> counted) {

    public Occupied {
        busy = List.copyOf(busy);
        counted = List.copyOf(counted);
    }

    /**
     * What bookings and blocks come to.
     *
     * @param offeringId whose caps are asked about
     * @param except a booking that is to be moved and is not in its own way, or {@code null}
     */
    static Occupied of(List<BookedTime> bookings, List<BusyBlock> blocks, String offeringId, @Nullable String except) {
        List<BookedTime> others =
                bookings.stream().filter(each -> !each.id().equals(except)).toList();
        return new Occupied(
                Stream.concat(
                                others.stream().filter(BookedTime::isBusy).map(Occupied::span),
                                blocks.stream().map(Occupied::span))
                        .toList(),
                others.stream()
                        .filter(each -> each.offeringId().equals(offeringId))
                        .map(each -> each.time().startsAt())
                        .toList());
    }

    private static BusySpan span(BookedTime booking) {
        return new BusySpan(
                booking.time().startsAt().minus(booking.buffers().before()),
                booking.time().endsAt().plus(booking.buffers().after()));
    }

    private static BusySpan span(BusyBlock block) {
        return new BusySpan(block.time().startsAt(), block.time().endsAt());
    }
}
