package dev.holdfast.kit.service.failure;

import dev.holdfast.kit.service.failure.CommonFailure.BodyIncomplete;
import dev.holdfast.kit.service.failure.CommonFailure.BodyTooLarge;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses bodies over {@code quarkus.http.limits.max-body-size} with a problem; the framework's own check answers without a
 * body. An announced length is judged before anything is read; a chunked body is read here, up to the limit and within
 * {@code holdfast.body-timeout}.
 */
@Singleton
public class BodyLimit {

    /** After the dependency guard, before authentication. */
    private static final int BEFORE_THE_BODY = 950;

    private final ProblemWriter writer;
    private final long maxBytes;
    private final Duration timeout;

    BodyLimit(
            ProblemWriter writer,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize,
            @ConfigProperty(name = "holdfast.body-timeout") Duration timeout) {
        this.writer = writer;
        this.maxBytes = maxBodySize.asLongValue();
        this.timeout = timeout;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_BODY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (announcedLength(request) > maxBytes) {
            refuse(context);
        } else if (request.getHeader("Transfer-Encoding") != null) {
            readChunks(context);
        } else {
            context.next();
        }
    }

    private void readChunks(RoutingContext context) {
        Buffer body = Buffer.buffer();
        HttpServerRequest request = context.request();
        long tooLate = context.vertx().setTimer(timeout.toMillis(), timer -> giveUp(context));
        request.handler(chunk -> {
            if (body.length() <= maxBytes) {
                body.appendBuffer(chunk);
                if (body.length() > maxBytes) {
                    refuse(context);
                }
            }
        });
        request.endHandler(end -> {
            context.vertx().cancelTimer(tooLate);
            if (body.length() <= maxBytes && !context.response().ended()) {
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        });
        // Somebody who hangs up needs no answer, and is no error of ours.
        request.exceptionHandler(gone -> context.vertx().cancelTimer(tooLate));
        request.resume();
    }

    private void giveUp(RoutingContext context) {
        context.addEndHandler(answered -> context.request().connection().close());
        writer.end(new BodyIncomplete().problem(), context);
    }

    private void refuse(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        writer.end(new BodyTooLarge().problem(), context);
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // refused as a bad request where the body is read
        }
    }
}
