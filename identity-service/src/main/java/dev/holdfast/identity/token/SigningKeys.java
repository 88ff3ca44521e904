package dev.holdfast.identity.token;

import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the sequence of signing keys going, and hands out the one that signs now. */
@ApplicationScoped
class SigningKeys implements StoreSetup {

    /** How old a remembered line may be. Far below the time a key is published ahead, so a remembered key is never a retired one. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final SigningKeyStore store;
    private final KeyForge forge;
    private final Clock clock;
    private final KeyTimes times;
    private final AtomicReference<@Nullable Remembered> remembered = new AtomicReference<>();

    SigningKeys(SigningKeyStore store, KeyForge forge, Clock clock, TokenConfig config) {
        this.store = store;
        this.forge = forge;
        this.clock = clock;
        this.times = KeyTimes.of(config);
    }

    private record Remembered(KeyLine line, Instant readAt, SigningKey active) {}

    @Override
    public Uni<Void> prepare() {
        return store.prepare().chain(() -> rotate(clock.instant()));
    }

    /**
     * Publishes the next key if its time has come and removes keys that are over. Run it as often as you like, in as many replicas as
     * there are: a number is given once.
     */
    Uni<Void> rotate(Instant now) {
        return lookAfter(now).replaceWithVoid();
    }

    private Uni<SigningKey> lookAfter(Instant now) {
        return store.line()
                .chain(line -> publishNext(line, now))
                .call(line -> store.removeBelow(line.oldestNeeded(times, now)))
                .map(line -> remember(line, now));
    }

    /** The key that signs now; the first one is made if there is none. */
    Uni<SigningKey> signing() {
        Instant now = clock.instant();
        SigningKey known = rememberedAt(now);
        return known != null ? Uni.createFrom().item(known) : lookAfter(now);
    }

    /** The public halves to publish now, read anew each time: a key counts as published from its insert on. */
    Uni<List<Map<String, Object>>> published() {
        return store.line().map(line -> publicHalves(line.publishedAt(times, clock.instant())));
    }

    private Uni<KeyLine> publishNext(KeyLine line, Instant now) {
        return switch (line.nextStep(times, now)) {
            case KeyLine.Step.Nothing() -> Uni.createFrom().item(line);
            case KeyLine.Step.Publish(long number, Instant activeFrom) ->
                store.offer(forge.make(number, activeFrom, now)).chain(store::line);
        };
    }

    private SigningKey remember(KeyLine line, Instant now) {
        SigningKey active = opened(line.activeAt(now));
        remembered.set(new Remembered(line, now, active));
        return active;
    }

    private SigningKey opened(SigningKeyDocument active) {
        Remembered known = remembered.get();
        return known != null && known.active().kid().equals(active.kid()) ? known.active() : forge.open(active);
    }

    private @Nullable SigningKey rememberedAt(Instant now) {
        Remembered known = remembered.get();
        if (known == null || known.readAt().plus(FRESH).isBefore(now)) {
            return null;
        }
        String activeKid = known.line().activeAt(now).kid();
        return activeKid.equals(known.active().kid()) ? known.active() : null;
    }

    private static List<Map<String, Object>> publicHalves(List<SigningKeyDocument> keys) {
        return keys.stream()
                .map(key -> Map.<String, Object>copyOf(key.publicJwk()))
                .toList();
    }
}
