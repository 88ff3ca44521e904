package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who changed what in bookings; see {@link HistoryEntry}. */
@ApplicationScoped
class Histories {

    private final Documents<HistoryDocument> bookings;

    Histories(Database database) {
        this.bookings = database.documents(BookingSchema.COLLECTION, HistoryDocument.class);
    }

    /** Newest first: the latest changes and the birth; fails with {@link BookingFailure.NotFound}. */
    Uni<Page<HistoryView>> of(String bookingId, PageQuery query) {
        return bookings.findById(bookingId)
                .onItem()
                .ifNull()
                .failWith(() -> new BookingFailure.NotFound(bookingId).asException())
                .map(found -> page(found.views(), query));
    }

    private static Page<HistoryView> page(List<HistoryView> all, PageQuery query) {
        List<HistoryView> there =
                all.stream().skip(query.skip()).limit(query.limit()).toList();
        return Page.of(query, there, all.size());
    }
}
