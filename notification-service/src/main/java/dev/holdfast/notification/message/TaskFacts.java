package dev.holdfast.notification.message;

/**
 * What booking-service says about something that needs a person; nothing private.
 *
 * @param open false when nobody is needed any more
 */
public record TaskFacts(String id, boolean open, String summary) {}
