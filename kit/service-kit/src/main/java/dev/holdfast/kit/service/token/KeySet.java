package dev.holdfast.kit.service.token;

import dev.holdfast.kit.service.failure.CommonFailure.KeysUnavailable;
import dev.holdfast.kit.service.failure.ProblemWriter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that people's tokens are checked against. Refreshed every minute; the last good set is kept without limit in
 * memory and on disk, so the identity service may be away for hours and this service may restart meanwhile. No request ever
 * waits for a refresh: an unknown key id or an expired token starts one in the background, at most every five seconds. While there
 * has never been a set, requests with a token are answered 503, because the fault is not the caller's.
 *
 * <p>While the identity service is away nobody can renew a token, so what was valid when it was last seen stays so, for an hour at
 * most ({@code holdfast.identity-away-grace}); see ADR 16.
 */
@Singleton
public class KeySet {

    private static final Logger LOG = Logger.getLogger(KeySet.class);
    private static final int REFRESH_EVERY_MILLIS = 60_000;
    private static final int FIRST_TRIES_EVERY_MILLIS = 500;
    private static final int WHILE_AWAY_EVERY_MILLIS = 5000;
    private static final long FORCED_REFRESH_PAUSE_NANOS = 5_000_000_000L;

    /** After the dependency guard (1000), before the framework's authentication (200). */
    private static final int BEFORE_AUTHENTICATION = 900;

    private final KeySetSource source;
    private final KeySetFile file;
    private final Vertx vertx;
    private final ProblemWriter problems;
    private final Clock clock;
    private final Duration grace;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final AtomicBoolean lookPlanned = new AtomicBoolean();
    private final AtomicLong lastForced = new AtomicLong(System.nanoTime() - FORCED_REFRESH_PAUSE_NANOS);
    private volatile Map<String, Key> keys = Map.of();
    private volatile @Nullable Instant lastSeen;
    private volatile boolean away;
    private volatile boolean stopped;

    KeySet(
            KeySetSource source,
            KeySetFile file,
            Vertx vertx,
            ProblemWriter problems,
            Clock clock,
            @ConfigProperty(name = "holdfast.identity-away-grace", defaultValue = "PT1H") Duration grace) {
        this.source = source;
        this.file = file;
        this.vertx = vertx;
        this.problems = problems;
        this.clock = clock;
        this.grace = grace;
    }

    void start(@Observes StartupEvent event) {
        file.read().ifPresent(this::take);
        lastSeen = keys.isEmpty() ? null : file.writtenAt().orElse(null);
        refresh();
        vertx.setTimer(FIRST_TRIES_EVERY_MILLIS, ignored -> loop());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    void install(@Observes Filters filters) {
        filters.register(this::refuseWithoutKeys, BEFORE_AUTHENTICATION);
    }

    /** The key with this id, or {@code null}; an unknown id starts a refresh for the next caller. */
    @Nullable
    Key find(@Nullable String keyId) {
        Key key = keyId == null ? null : keys.get(keyId);
        if (key == null) {
            refreshAhead();
        }
        return key;
    }

    /**
     * The moment by which an expired token is to be judged: now, or while the identity service is away the moment it was last seen,
     * but no longer ago than the grace. One that is not known to be away is looked for, so that the next caller is judged rightly.
     */
    Instant judgementOfExpired() {
        Instant now = clock.instant();
        Instant seen = lastSeen;
        if (!away || seen == null) {
            refreshAhead();
            return now;
        }
        Instant earliest = now.minus(grace);
        return seen.isBefore(earliest) ? earliest : seen;
    }

    private void refreshAhead() {
        long now = System.nanoTime();
        long last = lastForced.get();
        if (now - last >= FORCED_REFRESH_PAUSE_NANOS && lastForced.compareAndSet(last, now)) {
            refresh();
        }
    }

    private void refuseWithoutKeys(RoutingContext context) {
        String authorization = context.request().getHeader("Authorization");
        if (keys.isEmpty() && authorization != null && authorization.startsWith("Bearer ")) {
            problems.end(new KeysUnavailable().problem(), context);
        } else {
            context.next();
        }
    }

    private void loop() {
        if (!stopped) {
            refresh();
            vertx.setTimer(keys.isEmpty() ? FIRST_TRIES_EVERY_MILLIS : REFRESH_EVERY_MILLIS, ignored -> loop());
        }
    }

    private void refresh() {
        if (refreshing.compareAndSet(false, true)) {
            source.fetch()
                    .onTermination()
                    .invoke(() -> refreshing.set(false))
                    .subscribe()
                    .with(this::fetched, this::notFetched);
        }
    }

    /** The time of the file tells a later start when the identity service was last seen, so it is written each time. */
    private void fetched(String json) {
        if (take(json)) {
            Instant now = clock.instant();
            if (away && lastSeen != null) {
                LOG.info("the identity service is back");
            }
            lastSeen = now;
            away = false;
            vertx.executeBlocking(() -> file.write(json, now));
        }
    }

    private void notFetched(Throwable failure) {
        if (!away && lastSeen != null) {
            LOG.warnf(
                    "the identity service is away (%s); tokens that expire meanwhile are accepted for %s at most",
                    failure.getClass().getSimpleName(), grace);
        }
        away = true;
        if (!stopped && lookPlanned.compareAndSet(false, true)) {
            vertx.setTimer(WHILE_AWAY_EVERY_MILLIS, ignored -> lookAgain());
        }
    }

    private void lookAgain() {
        lookPlanned.set(false);
        if (away && !stopped) {
            refresh();
        }
    }

    /** Takes a set if it is one and is not empty, and answers whether it did; an empty or broken answer never replaces a good set. */
    private boolean take(String json) {
        try {
            Map<String, Key> fresh = new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(key -> key instanceof PublicJsonWebKey && key.getKeyId() != null)
                            .collect(Collectors.toUnmodifiableMap(
                                    key -> key.getKeyId(), key -> ((PublicJsonWebKey) key).getPublicKey()));
            if (!fresh.isEmpty()) {
                keys = fresh;
            }
            return !fresh.isEmpty();
        } catch (JoseException e) {
            LOG.warn("the key set that was fetched cannot be read");
            return false;
        }
    }
}
