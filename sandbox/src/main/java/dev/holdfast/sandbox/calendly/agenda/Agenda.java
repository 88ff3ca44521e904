package dev.holdfast.sandbox.calendly.agenda;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All events, in the order in which they were booked. */
public final class Agenda {

    private final Map<String, ScheduledEvent> events = new LinkedHashMap<>();
    private final Map<String, String> eventByInvitee = new LinkedHashMap<>();
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Consumer<AgendaChange> listener;

    public Agenda(Clock clock, Supplier<UUID> ids, Consumer<AgendaChange> listener) {
        this.clock = clock;
        this.ids = ids;
        this.listener = listener;
    }

    /** Books without asking whether the time is free. */
    public ScheduledEvent book(EventType type, BookingRequest request) {
        return book(type, request, Circumstances.ON_THE_PAGE);
    }

    /** Books without asking whether the time is free. */
    public ScheduledEvent book(EventType type, BookingRequest request, Circumstances circumstances) {
        return add(new ScheduledEvent(
                newKey(), type, locationOf(type), request, circumstances, clock.instant(), Moves.NONE, null));
    }

    /**
     * Moves an event: the old one is canceled and a new one, with a new invitee, takes its place. What the invitee typed and
     * the tracking are copied.
     */
    public RescheduleOutcome reschedule(ScheduledEvent stale, Instant start, ZoneId zone, @Nullable String reason) {
        var old = find(stale.uuid()).orElse(stale);
        var now = clock.instant();
        if (old.isCanceled()) {
            return new RescheduleOutcome.AlreadyCanceled();
        }
        if (old.end().isBefore(now)) {
            return new RescheduleOutcome.InThePast();
        }
        var key = newKey();
        var replaced = old.replacedBy(key, Cancellation.byInvitee(old.request().name(), reason, now));
        events.put(old.uuid(), replaced);
        listener.accept(new AgendaChange.Canceled(replaced));
        return new RescheduleOutcome.Moved(add(new ScheduledEvent(
                key,
                old.type(),
                old.location(),
                old.request().at(start, zone),
                old.circumstances().rescheduled(),
                now,
                new Moves(old.key(), null),
                null)));
    }

    public CancelOutcome cancelByHost(ScheduledEvent event, @Nullable String reason) {
        return cancel(event, now -> Cancellation.byHost(reason, now));
    }

    public CancelOutcome cancelByInvitee(ScheduledEvent event, @Nullable String reason) {
        return cancel(event, now -> Cancellation.byInvitee(event.request().name(), reason, now));
    }

    public List<ScheduledEvent> events() {
        return List.copyOf(events.values());
    }

    public Optional<ScheduledEvent> find(String uuid) {
        return Optional.ofNullable(events.get(uuid));
    }

    public Optional<ScheduledEvent> findByInvitee(String inviteeUuid) {
        return Optional.ofNullable(eventByInvitee.get(inviteeUuid)).flatMap(this::find);
    }

    private ScheduledEvent add(ScheduledEvent event) {
        events.put(event.uuid(), event);
        eventByInvitee.put(event.inviteeUuid(), event.uuid());
        listener.accept(new AgendaChange.Booked(event));
        return event;
    }

    private CancelOutcome cancel(ScheduledEvent stale, Function<Instant, Cancellation> how) {
        var event = find(stale.uuid()).orElse(stale);
        var now = clock.instant();
        if (event.isCanceled()) {
            return new CancelOutcome.AlreadyCanceled();
        }
        if (event.end().isBefore(now)) {
            return new CancelOutcome.InThePast();
        }
        var cancellation = how.apply(now);
        var canceled = event.canceled(cancellation);
        events.put(event.uuid(), canceled);
        listener.accept(new AgendaChange.Canceled(canceled));
        return new CancelOutcome.Canceled(cancellation);
    }

    private Location locationOf(EventType type) {
        return switch (type.meets()) {
            case ON_ZOOM -> new Location.Zoom(meetingId());
            case IN_PERSON -> new Location.Physical("12 Example Street, Example City", "Second floor");
        };
    }

    private String meetingId() {
        return "9%010d".formatted(Math.floorMod(ids.get().getLeastSignificantBits(), 10_000_000_000L));
    }

    private InviteeKey newKey() {
        return new InviteeKey(ids.get().toString(), ids.get().toString());
    }
}
