package dev.holdfast.sandbox.calendly.webhook;

import org.jspecify.annotations.Nullable;

/** Which messages are meant; null means any. */
public record MessageFilter(
        @Nullable String event, @Nullable String inviteeUri) {

    public boolean accepts(WebhookMessage message) {
        return (event == null || event.equals(message.event()))
                && (inviteeUri == null || inviteeUri.equals(message.inviteeUri()));
    }
}
