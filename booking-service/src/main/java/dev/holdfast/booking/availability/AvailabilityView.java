package dev.holdfast.booking.availability;

import dev.holdfast.booking.calendar.CalendarAge;
import java.time.Instant;
import java.util.List;

/**
 * When an offering can be booked, or a booking of it moved.
 *
 * @param timeZone the visitor's, as it was asked
 * @param dataAsOf how fresh the copies of calendars elsewhere are that this was worked out from
 * @param slots in the order of their starts
 * @param withoutSchedule practitioners who have stored no working hours, and so have no free times
 */
record AvailabilityView(
        String offeringId,
        String timeZone,
        List<CalendarAge> dataAsOf,
        List<Slot> slots,
        List<String> withoutSchedule) {

    /** The same without what begins then. */
    AvailabilityView without(Instant start) {
        List<Slot> others =
                slots.stream().filter(slot -> !slot.startsAt().equals(start)).toList();
        return new AvailabilityView(offeringId, timeZone, dataAsOf, others, withoutSchedule);
    }
}
