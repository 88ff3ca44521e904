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
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that people's tokens are checked against. Refreshed every minute; the last good set is kept without limit in
 * memory and on disk, so the identity service may be away for hours and this service may restart meanwhile. No request ever
 * waits for a refresh: an unknown key id starts one in the background, at most every five seconds. While there has never been a
 * set, requests with a token are answered 503, because the fault is not the caller's.
 */
@Singleton
public class KeySet {

    private static final Logger LOG = Logger.getLogger(KeySet.class);
    private static final int REFRESH_EVERY_MILLIS = 60_000;
    private static final int FIRST_TRIES_EVERY_MILLIS = 500;
    private static final long FORCED_REFRESH_PAUSE_NANOS = 5_000_000_000L;

    /** After the dependency guard (1000), before the framework's authentication (200). */
    private static final int BEFORE_AUTHENTICATION = 900;

    private final KeySetSource source;
    private final KeySetFile file;
    private final Vertx vertx;
    private final ProblemWriter problems;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final AtomicLong lastForced = new AtomicLong(System.nanoTime() - FORCED_REFRESH_PAUSE_NANOS);
    private volatile Map<String, Key> keys = Map.of();
    private volatile boolean stopped;

    KeySet(KeySetSource source, KeySetFile file, Vertx vertx, ProblemWriter problems) {
        this.source = source;
        this.file = file;
        this.vertx = vertx;
        this.problems = problems;
    }

    void start(@Observes StartupEvent event) {
        file.read().ifPresent(this::take);
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
        long now = System.nanoTime();
        long last = lastForced.get();
        if (key == null && now - last >= FORCED_REFRESH_PAUSE_NANOS && lastForced.compareAndSet(last, now)) {
            refresh();
        }
        return key;
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
                    .with(this::fetched, e -> LOG.debugf("the key set could not be refreshed: %s", e.getMessage()));
        }
    }

    private void fetched(String json) {
        if (take(json)) {
            vertx.executeBlocking(() -> file.write(json));
        }
    }

    /** Takes a set if it is one and is not empty; an empty or broken answer never replaces a good set. */
    private boolean take(String json) {
        try {
            Map<String, Key> fresh = new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(key -> key instanceof PublicJsonWebKey && key.getKeyId() != null)
                            .collect(Collectors.toUnmodifiableMap(
                                    key -> key.getKeyId(), key -> ((PublicJsonWebKey) key).getPublicKey()));
            boolean changed = !fresh.isEmpty() && !fresh.keySet().equals(keys.keySet());
            if (!fresh.isEmpty()) {
                keys = fresh;
            }
            return changed;
        } catch (JoseException e) {
            LOG.warn("the key set that was fetched cannot be read");
            return false;
        }
    }
}
