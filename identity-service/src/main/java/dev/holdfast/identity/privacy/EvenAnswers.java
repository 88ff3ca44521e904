package dev.holdfast.identity.privacy;

import dev.holdfast.kit.service.failure.FailureException;
import dev.holdfast.kit.service.failure.FailureKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Holds answers back until the next beat. */
@ApplicationScoped
public class EvenAnswers {

    private final long beatNanos;

    EvenAnswers(PrivacyConfig config) {
        this.beatNanos = config.beat().toNanos();
    }

    /** The same answer at a beat. What says that something of ours is away comes at once: it is the same for everybody. */
    public <T> Uni<T> even(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            long began = System.nanoTime();
            return work.onItemOrFailure().call((item, failure) -> isTelling(failure) ? nextBeat(began) : now());
        });
    }

    /** The same, where only a refusal is held back. */
    public <T> Uni<T> evenRefusals(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            long began = System.nanoTime();
            return work.onFailure(EvenAnswers::isTelling).call(() -> nextBeat(began));
        });
    }

    private Uni<?> nextBeat(long began) {
        long sinceBeat = (System.nanoTime() - began) % beatNanos;
        Duration wait = Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(beatNanos - sinceBeat) + 1);
        return Uni.createFrom().voidItem().onItem().delayIt().by(wait);
    }

    private static Uni<?> now() {
        return Uni.createFrom().voidItem();
    }

    private static boolean isTelling(@Nullable Throwable failure) {
        return failure == null
                || (failure instanceof FailureException known
                        && known.failure().problem().kind() != FailureKind.UNAVAILABLE);
    }
}
