package dev.holdfast.booking.booking;

import dev.holdfast.booking.idempotency.RequestLeases;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * Bookings with which staff override a clash: each holds what nobody else does and names the others, which name it ({@link SharedTime}). That
 * takes a transaction, and while one is under way its repetition is told so ({@link RequestLeases}).
 */
@ApplicationScoped
class Overrides {

    /** Others may take more of the time just before it is taken beside them. */
    static final int TRIES_OVER_OTHERS = 5;

    private final Database database;
    private final BookingWrites writes;
    private final RequestLeases leases;

    Overrides(Database database, BookingWrites writes, RequestLeases leases) {
        this.database = database;
        this.writes = writes;
        this.leases = leases;
    }

    /** Books beside whoever is there; fails as {@link RequestLeases#during} does, and where the id is there already. */
    Uni<Booking> book(Caller caller, Booking draft) {
        String request = Objects.requireNonNull(draft.origin().request());
        return leases.during(draft.id(), request, () -> beside(caller, draft));
    }

    private Uni<Booking> beside(Caller caller, Booking draft) {
        return Uni.createFrom()
                .deferred(() -> database.inTransaction(transaction -> writes.placementBeside(transaction, draft)
                        .chain(placed -> writes.insert(transaction, draft, List.of(), placed, Actor.of(caller)))))
                .onFailure(Bookings::isTimeTaken)
                .retry()
                .atMost(TRIES_OVER_OTHERS);
    }
}
