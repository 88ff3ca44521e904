package dev.holdfast.booking.availability;

import dev.holdfast.booking.calendar.CalendarAge;
import java.util.List;

/**
 * When an offering can be booked.
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
        List<String> withoutSchedule) {}
