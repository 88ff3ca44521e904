package dev.holdfast.booking.calendar;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Implemented by a bean of each feature that keeps a copy of calendars elsewhere. */
public interface ExternalCalendar {

    /** How fresh the copies are, from what is stored; empty while nothing is connected. */
    Uni<List<CalendarAge>> ages();
}
