package dev.holdfast.booking.booking;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.booking.offering.Timing;
import dev.holdfast.booking.people.People;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What a request for a booking comes to, before anybody looks whether its time is free. */
@ApplicationScoped
class BookingDrafts {

    static final String PREFIX = "bk";

    private final Offerings offerings;
    private final People people;
    private final Ids ids;
    private final Clock clock;

    BookingDrafts(Offerings offerings, People people, Ids ids, Clock clock) {
        this.offerings = offerings;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A booking that is asked for.
     *
     * @param booking confirmed
     * @param offering that it is of
     */
    record Draft(Booking booking, Offering offering) {}

    /** What is asked for; fails as {@link Offerings#getBookable} does, and for what cannot be asked. */
    Uni<Draft> of(Caller caller, BookRequest request, RequestKey key) {
        Instant now = clock.instant();
        Instant start = request.start(now);
        String clientId = request.clientOf(caller);
        return offerings
                .getBookable(request.offeringId())
                .map(offering -> new Asked(
                        offering,
                        new Booking.Parties(clientId, request.practitionerOf(offering)),
                        start,
                        request.words(),
                        now))
                .map(asked -> draft(caller, asked, key));
    }

    /** Fails where staff name a client who is nobody: of such a session nobody would be told. */
    Uni<Void> requireClient(Caller caller, Draft draft) {
        return caller.isStaff()
                ? people.isNobody(draft.booking().parties().clientId())
                        .invoke(BookRequest::requireClient)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** A request, read. */
    private record Asked(Offering offering, Booking.Parties parties, Instant start, String words, Instant now) {}

    private Draft draft(Caller caller, Asked asked, RequestKey key) {
        Offering offering = asked.offering();
        Timing timing = offering.timing();
        BookingSource source = caller.isStaff() ? BookingSource.STAFF : BookingSource.SELF;
        var booking = new Booking(
                key.key() == null ? ids.next(PREFIX) : key.idOf(PREFIX, caller),
                new Booking.Service(offering.id(), offering.name(), buffers(timing)),
                asked.parties(),
                BookingStatus.CONFIRMED,
                new TimeSpan(asked.start(), asked.start().plus(Duration.ofMinutes(timing.durationMinutes()))),
                offering.where(),
                new Booking.Origin(source, null, null, key.opOf(caller, asked.words())),
                1,
                asked.now());
        return new Draft(booking, offering);
    }

    private static Buffers buffers(Timing timing) {
        return Buffers.ofMinutes(timing.bufferBeforeMinutes(), timing.bufferAfterMinutes());
    }
}
