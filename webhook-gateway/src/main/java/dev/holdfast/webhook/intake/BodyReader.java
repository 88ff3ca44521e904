package dev.holdfast.webhook.intake;

import dev.holdfast.kit.service.failure.CommonFailure.BodyIncomplete;
import dev.holdfast.kit.service.failure.CommonFailure.BodyTooLarge;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the raw bytes of a body that a stranger sends: up to the limit whatever was announced, within a time, and from one
 * address only so many at once, so that slow strangers cannot crowd out a provider.
 */
@Singleton
class BodyReader {

    /** How long a connection whose body was refused stays open, so that its sender can read the answer. */
    private static final long FAREWELL_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final long maxBytes;
    private final Duration timeout;
    private final Places places;
    private final Vertx vertx;

    BodyReader(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize,
            @ConfigProperty(name = "holdfast.body-timeout") Duration timeout,
            IntakeConfig config,
            Vertx vertx) {
        this.maxBytes = maxBodySize.asLongValue();
        this.timeout = timeout;
        this.places = new Places(config.maxReading(), config.maxReadingPerAddress());
        this.vertx = vertx;
    }

    /** The whole body; fails as {@link BodyTooLarge}, {@link BodyIncomplete} or {@link IntakeFailure.Busy}. To be subscribed to on the request's own event loop. */
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
                        .after(timeout)
                        .failWith(() -> new BodyIncomplete().asException()))
                .onFailure()
                .invoke(() -> partWith(request));
    }

    private void collect(HttpServerRequest request, UniEmitter<? super byte[]> emitter) {
        if (request.isEnded()) {
            emitter.complete(new byte[0]);
            return;
        }
        Buffer body = Buffer.buffer();
        request.pause();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                emitter.fail(new BodyTooLarge().asException());
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
