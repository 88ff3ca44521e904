package dev.holdfast.webhook.provider.calendly;

import dev.holdfast.kit.service.scheduling.SchedulingTokenKeys;
import dev.holdfast.webhook.provider.Delivery;
import dev.holdfast.webhook.provider.EventReading;
import dev.holdfast.webhook.provider.EventReading.Understood;
import dev.holdfast.webhook.provider.EventReading.Unreadable;
import dev.holdfast.webhook.provider.Provider;
import dev.holdfast.webhook.signature.HmacVerifier;
import dev.holdfast.webhook.signature.SignatureVerdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calendly, with its signature header and its envelope. */
@Singleton
class CalendlyProvider implements Provider {

    static final String NAME = "calendly";
    static final String SIGNATURE_HEADER = "calendly-webhook-signature";

    private final boolean configured;
    private final HmacVerifier verifier;
    private final Duration lateAfter;
    private final SchedulingTokenKeys tokens;

    /**
     * @param signingKeys the active keys, comma-separated; the first is the one Calendly is given, all of them verify
     */
    CalendlyProvider(
            @ConfigProperty(name = "holdfast.calendly.signing-keys") Optional<List<String>> signingKeys,
            CalendlyConfig config,
            SchedulingTokenKeys tokens) {
        List<String> keys = signingKeys.orElse(List.of()).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        this.configured = !keys.isEmpty();
        this.verifier = new HmacVerifier(keys);
        this.lateAfter = config.lateAfter();
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    @Override
    public SignatureVerdict verify(Delivery delivery) {
        return verifier.verify(delivery.header(SIGNATURE_HEADER), delivery.body());
    }

    @Override
    public boolean isLate(Instant signedAt, Instant receivedAt) {
        return signedAt.plus(lateAfter).isBefore(receivedAt);
    }

    @Override
    public EventReading read(byte[] body) {
        CalendlyEnvelope envelope = CalendlyEnvelope.parse(body);
        return envelope == null
                ? new Unreadable()
                : new Understood(envelope.key(), envelope.event(), tokens.verify(envelope.schedulingToken()));
    }
}
