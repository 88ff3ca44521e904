package dev.holdfast.booking.note;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.BookingFailure;
import dev.holdfast.booking.booking.Bookings;
import dev.holdfast.booking.idempotency.IdempotencyFailure.KeyReused;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What staff write down about bookings. Callers see to it that only staff ask. */
@ApplicationScoped
class Notes {

    private static final String PREFIX = "nt";

    private final Database database;
    private final Bookings bookings;
    private final NoteStore store;
    private final Ids ids;
    private final Clock clock;

    Notes(Database database, Bookings bookings, NoteStore store, Ids ids, Clock clock) {
        this.database = database;
        this.bookings = bookings;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those about a booking, newest first; fails with {@link BookingFailure.NotFound} where there is no such booking. */
    Uni<Page<Note>> list(Caller caller, String bookingId, PageQuery query) {
        return bookings.getFor(caller, bookingId).chain(() -> store.list(bookingId, query));
    }

    /** Writes a note down, or answers the one of the same request; fails with a {@link BookingFailure}. */
    Uni<Note> add(Caller caller, String bookingId, String text, RequestKey key) {
        String id = key.key() == null ? ids.next(PREFIX) : key.idOf(PREFIX, caller);
        return attempt(caller, id, bookingId, text)
                .onFailure(Notes::isSameIdAtOnce)
                .recoverWithUni(() -> attempt(caller, id, bookingId, text));
    }

    /** The same key at the same moment: the other request's note is there now. */
    private static boolean isSameIdAtOnce(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, "_id_");
    }

    private Uni<Note> attempt(Caller caller, String id, String bookingId, String text) {
        return database.inTransaction(transaction -> store.find(transaction, id)
                .chain(found -> found == null
                        ? insert(transaction, caller, id, bookingId, text)
                        : Uni.createFrom().item(repeated(found, bookingId, text))));
    }

    private static Note repeated(Note found, String bookingId, String text) {
        if (!found.says(bookingId, text)) {
            throw new KeyReused().asException();
        }
        return found;
    }

    private Uni<Note> insert(ClientSession transaction, Caller caller, String id, String bookingId, String text) {
        return bookings.noteAdded(transaction, caller, bookingId)
                .map(booking -> note(caller, id, booking, text))
                .call(note -> store.insert(transaction, note));
    }

    private Note note(Caller caller, String id, Booking booking, String text) {
        return new Note(
                id,
                booking.id(),
                booking.parties().clientId(),
                caller.userId(),
                text,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
