package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.service.mongo.MongoFailures;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Repeats a write that may be repeated for as long as MongoDB is away. */
final class UntilMongoAnswers {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private UntilMongoAnswers() {}

    static <T> Uni<T> repeat(Supplier<Uni<? extends T>> write) {
        return Uni.createFrom()
                .<T>deferred(write)
                .onFailure(MongoFailures::isUnavailable)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(0.5)
                .indefinitely();
    }
}
