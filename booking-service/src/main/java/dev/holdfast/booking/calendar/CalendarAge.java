package dev.holdfast.booking.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh our copy of a calendar elsewhere is.
 *
 * @param calendar which one, in a stable word
 * @param at everything that happened there before is known here; absent until it was first compared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarAge(String calendar, @Nullable Instant at) {}
