package dev.holdfast.sandbox.calendly.agenda;

import java.time.Clock;
import java.time.Instant;
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
        var event = new ScheduledEvent(newId(), newId(), type, locationOf(type), request, clock.instant(), null);
        events.put(event.uuid(), event);
        eventByInvitee.put(event.inviteeUuid(), event.uuid());
        listener.accept(new AgendaChange.Booked(event));
        return event;
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

    private String newId() {
        return ids.get().toString();
    }
}
