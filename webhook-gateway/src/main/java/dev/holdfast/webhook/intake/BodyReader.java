package dev.holdfast.webhook.intake;

import dev.holdfast.webhook.intake.IntakeFailure.BodyIncomplete;
import dev.holdfast.webhook.intake.IntakeFailure.TooLarge;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Reads the raw bytes of a body that a stranger sends: at most 256 KiB whatever was announced, within a time, and from one
 * address only so many at once, so that slow strangers cannot crowd out a provider.
 */
@Singleton
class BodyReader {

    static final int MAX_BYTES = 256 * 1024;

    /** How long a connection whose body was refused stays open, so that its sender can read the answer. */
    private static final long FAREWELL_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final IntakeConfig config;
    private final Places places;
    private final Vertx vertx;

    BodyReader(IntakeConfig config, Vertx vertx) {
        this.config = config;
        this.places = new Places(config.maxReading(), config.maxReadingPerAddress());
        this.vertx = vertx;
    }

    /** The whole body; fails with an {@link IntakeFailure}. To be subscribed to on the request's own event loop. */
    Uni<byte[]> read(RoutingContext context) {
        // A chunked body has been read already, up to the same limit, by the framework's side.
        Buffer complete = context.body() == null ? null : context.body().buffer();
        return complete == null ? read(context.request()) : Uni.createFrom().item(complete.getBytes());
    }

    private Uni<byte[]> read(HttpServerRequest request) {
        String address = String.valueOf(
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress());
        return places.within(address, () -> Uni.createFrom()
                        .<byte[]>emitter(emitter -> collect(request, emitter))
                        .ifNoItem()
                        .after(config.readTimeout())
                        .failWith(() -> new BodyIncomplete().asException()))
                .onFailure()
                .invoke(() -> partWith(request));
    }

    private static void collect(HttpServerRequest request, UniEmitter<? super byte[]> emitter) {
        if (request.isEnded()) {
            emitter.complete(new byte[0]);
            return;
        }
        Buffer body = Buffer.buffer();
        request.pause();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > MAX_BYTES) {
                emitter.fail(new TooLarge().asException());
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> emitter.complete(body.getBytes()));
        request.exceptionHandler(broken -> emitter.fail(new BodyIncomplete().asException()));
        request.resume();
    }

    /** The rest of a refused body is thrown away unseen for a moment, then the connection goes. */
    private void partWith(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(ignored -> {});
            request.resume();
            vertx.setTimer(FAREWELL_MILLIS, timer -> request.connection().close());
        }
    }
}
