package dev.holdfast.kit.service.mongo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import org.reactivestreams.Publisher;

/** Turns what the driver publishes into {@code Uni}s that are built lazily and come back to the caller's Vert.x context. */
final class Published {

    private Published() {}

    static <R> Uni<R> one(Supplier<Publisher<R>> operation) {
        return counted(() -> Uni.createFrom().publisher(flow(operation.get())));
    }

    static <R> Uni<List<R>> all(Supplier<? extends Publisher<R>> operation) {
        return counted(() -> Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(operation.get()))
                .collect()
                .asList());
    }

    /** Work that ends on some other thread, brought back to where it was asked for. */
    static <R> Uni<R> onCallersContext(Supplier<Uni<R>> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<R> result = work.get();
            return context == null ? result : result.emitOn(command -> context.runOnContext(ignored -> command.run()));
        });
    }

    private static <R> Uni<R> counted(Supplier<Uni<R>> operation) {
        return onCallersContext(() -> RequestDeadline.counting(operation.get()));
    }

    private static <R> Flow.Publisher<R> flow(Publisher<R> publisher) {
        return AdaptersToFlow.publisher(publisher);
    }
}
