package dev.holdfast.sandbox.calendly.agenda;

/** Something that happened to an event and that subscribers may hear of. */
public sealed interface AgendaChange {

    ScheduledEvent event();

    record Booked(ScheduledEvent event) implements AgendaChange {}

    record Canceled(ScheduledEvent event) implements AgendaChange {}
}
