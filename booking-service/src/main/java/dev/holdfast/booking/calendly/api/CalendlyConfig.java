package dev.holdfast.booking.calendly.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The practice's connection to Calendly. */
@ConfigMapping(prefix = "holdfast.calendly")
public interface CalendlyConfig {

    /** Where Calendly's API is. */
    @WithDefault("https://api.calendly.com")
    URI baseUrl();

    /** The personal access token; without one nothing is asked of Calendly. */
    Optional<String> token();

    /** The keys under which Calendly signs; the first is given to a new subscription. */
    Optional<List<String>> signingKeys();

    /** Where Calendly is to send its events; by default {@code <public-url>/webhooks/calendly}. */
    Optional<URI> webhookUrl();

    /** How long a client waits for a single-use link before the event type's own page is handed out. */
    @WithDefault("1500ms")
    Duration linkTimeout();

    /** The limit of every other call. */
    @WithDefault("5s")
    Duration callTimeout();

    /** How long a scheduling token may be used. */
    @WithDefault("30m")
    Duration tokenLifetime();

    /** The longest wait between two tries to make the subscription. */
    @WithDefault("1m")
    Duration subscriptionRetry();

    /** How long an invitee may wait for Calendly to tell where it came from before staff hear of it. */
    @WithDefault("10m")
    Duration parkedPatience();
}
