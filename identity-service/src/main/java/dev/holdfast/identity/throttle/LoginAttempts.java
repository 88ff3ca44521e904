package dev.holdfast.identity.throttle;

import dev.holdfast.identity.throttle.Backoff.Decision.Charge;
import dev.holdfast.identity.throttle.Backoff.Decision.Free;
import dev.holdfast.identity.throttle.Backoff.Decision.Refuse;
import dev.holdfast.identity.throttle.ThrottleFailure.TooManyAttempts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts attempts to sign in. */
@ApplicationScoped
public class LoginAttempts {

    /** Longer than it takes to forgive the highest count. */
    private static final Duration KEPT = Duration.ofDays(2);

    /** Whoever loses this many races against other attempts for one count is one of too many. */
    private static final int TRIES = 40;

    private static final Duration CROWDED = Duration.ofSeconds(1);

    private final AttemptStore store;
    private final AttemptNames names;
    private final Clock clock;
    private final Backoff backoff;
    private final Duration deviceLifetime;

    LoginAttempts(AttemptStore store, AttemptNames names, Clock clock, ThrottleConfig config) {
        this.store = store;
        this.names = names;
        this.clock = clock;
        this.backoff = Backoff.of(config);
        this.deviceLifetime = config.deviceLifetime();
    }

    /** An attempt that was let through. */
    public static final class Attempt {

        private final String id;
        private final @Nullable AttemptDocument before;
        private final boolean charged;

        private Attempt(String id, @Nullable AttemptDocument before, boolean charged) {
            this.id = id;
            this.before = before;
            this.charged = charged;
        }
    }

    /**
     * Lets an attempt through, or fails with {@link TooManyAttempts}.
     *
     * @param account whatever was typed as an address
     */
    public Uni<Attempt> begin(String account, Origin origin, Optional<DeviceToken> device) {
        return counterOf(account, origin, device).chain(id -> begin(id, 1));
    }

    private Uni<String> counterOf(String account, Origin origin, Optional<DeviceToken> device) {
        String byAddress = names.ofAddress(account, origin);
        return device.map(token -> store.isKnown(names.ofDevice(account, token), clock.instant())
                        .map(known -> known ? names.ofAttemptsFrom(account, token) : byAddress))
                .orElseGet(() -> Uni.createFrom().item(byAddress));
    }

    private Uni<Attempt> begin(String id, int time) {
        return store.find(id).chain(found -> switch (backoff.decide(countOf(found), clock.instant())) {
            case Refuse(Duration pause) -> refuse(pause);
            case Free() -> Uni.createFrom().item(new Attempt(id, found, false));
            case Charge(AttemptCount counted) -> charge(id, found, counted, time);
        });
    }

    private Uni<Attempt> charge(String id, @Nullable AttemptDocument before, AttemptCount counted, int time) {
        return write(id, before, counted)
                .chain(mine -> mine
                        ? Uni.createFrom().item(new Attempt(id, before, true))
                        : time < TRIES ? begin(id, time + 1) : refuse(CROWDED));
    }

    /** The password was wrong. */
    public Uni<Void> failed(Attempt attempt) {
        return attempt.charged ? Uni.createFrom().voidItem() : count(attempt.id, 1);
    }

    private Uni<Void> count(String id, int time) {
        return store.find(id)
                .chain(found -> write(id, found, backoff.counted(countOf(found), clock.instant())))
                .chain(mine -> mine || time == TRIES ? Uni.createFrom().voidItem() : count(id, time + 1));
    }

    private Uni<Boolean> write(String id, @Nullable AttemptDocument before, AttemptCount counted) {
        return store.count(id, before, counted, counted.at().plus(KEPT));
    }

    /** The password was right: its count is forgotten, and the device is known from now on. */
    public Uni<Void> succeeded(Attempt attempt, String account, DeviceToken device) {
        return forget(attempt)
                .chain(() -> store.know(
                        names.ofDevice(account, device), clock.instant().plus(deviceLifetime)));
    }

    private Uni<Void> forget(Attempt attempt) {
        return attempt.before == null ? Uni.createFrom().voidItem() : store.forget(attempt.id);
    }

    /** The password was not looked at. */
    public Uni<Void> takeBack(Attempt attempt) {
        AttemptDocument before = attempt.before;
        return attempt.charged && before != null
                ? store.takeBack(before)
                : Uni.createFrom().voidItem();
    }

    private static Uni<Attempt> refuse(Duration pause) {
        return Uni.createFrom().failure(new TooManyAttempts(pause).asException());
    }

    private static AttemptCount countOf(@Nullable AttemptDocument found) {
        return found == null ? AttemptCount.NONE : found.toCount();
    }
}
