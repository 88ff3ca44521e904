package dev.holdfast.booking.calendly.reconciler;

import dev.holdfast.booking.calendar.CalendarAge;
import dev.holdfast.booking.calendar.ExternalCalendar;
import dev.holdfast.booking.calendly.api.CalendlyConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How fresh our copy of Calendly's books is: as of the beginning of the last good comparison, though webhooks tell most things sooner. */
@ApplicationScoped
class CalendlyAge implements ExternalCalendar {

    private static final String CALENDAR = "calendly";

    private final ReconcileStore store;
    private final CalendlyConfig config;

    CalendlyAge(ReconcileStore store, CalendlyConfig config) {
        this.store = store;
        this.config = config;
    }

    @Override
    public Uni<List<CalendarAge>> ages() {
        return config.token().isEmpty()
                ? Uni.createFrom().item(List.of())
                : store.freshest()
                        .map(found ->
                                found == null ? List.of() : List.of(new CalendarAge(CALENDAR, found.reconciledAt())));
    }
}
