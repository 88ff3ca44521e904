package dev.holdfast.booking.calendly.intake;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.booking.ClientBookings;
import dev.holdfast.booking.closing.PersonalData;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.Document;

/** What clients typed into Calendly, and the links by which they could change their appointments there. */
@ApplicationScoped
class TypedWords implements PersonalData {

    private static final int BATCH = 200;

    private final Documents<Document> invitees;
    private final ClientBookings bookings;

    TypedWords(Database database, ClientBookings bookings) {
        this.invitees = database.documents("calendly_invitees", Document.class);
        this.bookings = bookings;
    }

    @Override
    public Uni<Void> eraseOf(String clientId) {
        return eraseAfter(clientId, "");
    }

    private Uni<Void> eraseAfter(String clientId, String last) {
        return bookings.ids(clientId, last, BATCH)
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : erase(ids).chain(() -> eraseAfter(clientId, ids.getLast())));
    }

    private Uni<Void> erase(List<String> bookingIds) {
        return invitees.updateMany(
                        Filters.and(Filters.in("bookingId", bookingIds), Filters.exists("typed")),
                        Updates.unset("typed"))
                .replaceWithVoid();
    }
}
