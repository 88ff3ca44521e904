package dev.holdfast.booking.note;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import dev.holdfast.kit.service.secret.MasterKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** {@code booking_notes}; the texts are sealed. */
@ApplicationScoped
class NoteStore implements StoreSetup {

    static final String COLLECTION = "booking_notes";

    /** The context under which texts are sealed. */
    private static final String SEAL = "booking-note";

    private final Documents<NoteDocument> notes;
    private final MasterKey masterKey;

    NoteStore(Database database, MasterKey masterKey) {
        this.notes = database.documents(COLLECTION, NoteDocument.class);
        this.masterKey = masterKey;
    }

    @Override
    public Uni<Void> prepare() {
        return notes.ensureIndex(
                        Indexes.descending("bookingId", "createdAt", "_id"),
                        new IndexOptions().name("booking_by_creation"))
                .chain(() -> notes.ensureIndex(Indexes.ascending("clientId"), new IndexOptions().name("client")));
    }

    Uni<@Nullable Note> find(ClientSession transaction, String id) {
        return notes.in(transaction).findById(id).map(found -> found == null ? null : opened(found));
    }

    Uni<Void> insert(ClientSession transaction, Note note) {
        return notes.in(transaction).insert(sealed(note));
    }

    /** Those about a booking, newest first. */
    Uni<Page<Note>> list(String bookingId, PageQuery query) {
        Bson wanted = Filters.eq("bookingId", bookingId);
        Uni<List<NoteDocument>> items =
                notes.list(wanted, Sorts.descending("createdAt", "_id"), query.skip(), query.limit());
        return Uni.combine().all().unis(items, notes.count(wanted)).asTuple().map(found -> Page.of(
                        query, found.getItem1(), found.getItem2())
                .map(this::opened));
    }

    /** Deletes all about a client's bookings. */
    Uni<Void> erase(String clientId) {
        return notes.one(collection -> collection.deleteMany(Filters.eq("clientId", clientId)))
                .replaceWithVoid();
    }

    private NoteDocument sealed(Note note) {
        byte[] text = masterKey.seal(note.text().getBytes(StandardCharsets.UTF_8), SEAL);
        return new NoteDocument(
                note.id(), note.bookingId(), note.clientId(), note.authorId(), new Binary(text), note.createdAt());
    }

    private Note opened(NoteDocument stored) {
        byte[] text = masterKey.open(stored.text().getData(), SEAL);
        return new Note(
                stored.id(),
                stored.bookingId(),
                stored.clientId(),
                stored.authorId(),
                new String(text, StandardCharsets.UTF_8),
                stored.createdAt());
    }
}
