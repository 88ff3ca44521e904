package dev.holdfast.sandbox.calendly.agenda;

/** A link through which one event of a type can be booked, once. */
public record SchedulingLink(String code, EventType type) {}
