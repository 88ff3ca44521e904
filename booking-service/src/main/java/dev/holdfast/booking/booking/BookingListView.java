package dev.holdfast.booking.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.kit.service.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of bookings.
 *
 * @param noShows how often the client did not come, in all their bookings; for staff who ask about one client
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BookingListView(
        List<BookingView> items,
        int page,
        int limit,
        long total,
        @Nullable Long noShows) {

    static BookingListView of(Page<Booking> found, @Nullable Long noShows) {
        Page<BookingView> views = found.map(BookingView::of);
        return new BookingListView(views.items(), views.page(), views.limit(), views.total(), noShows);
    }
}
