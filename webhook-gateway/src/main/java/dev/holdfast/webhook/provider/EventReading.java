package dev.holdfast.webhook.provider;

import dev.holdfast.kit.service.scheduling.TokenVerdict;

/** What an authentic body turned out to be. */
public sealed interface EventReading {

    /**
     * An event that can be told from others.
     *
     * @param key the same for every delivery of this event, re-rendered ones too
     * @param event the provider's name for what happened
     * @param token what the scheduling token in it is worth, as far as its MAC can say
     */
    record Understood(String key, String event, TokenVerdict token) implements EventReading {}

    /** Authentic, and nothing we can tell apart from others except by its bytes. */
    record Unreadable() implements EventReading {}
}
