package dev.holdfast.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a request body up to a limit, so that a service sees whole bodies of bounded size or nothing. */
final class BoundedBody {

    static final int LIMIT = 256 * 1024;

    private static final int ARRIVAL_SECONDS = 5;

    /** The body is over the limit; the rest of it is thrown away as it comes. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("body over " + LIMIT + " bytes", null, false, false);
        }
    }

    private final HttpServerRequest request;
    private final Buffer body = Buffer.buffer();
    private final Promise<Buffer> whole = Promise.promise();

    private BoundedBody(HttpServerRequest request) {
        this.request = request;
    }

    /**
     * The whole body; fails with {@link TooLarge}, with {@link TimeoutException} when it has not arrived after five seconds, or with
     * what broke the connection.
     */
    static Future<Buffer> read(HttpServerRequest request) {
        if (announcesMoreThanLimit(request)) {
            return Future.failedFuture(new TooLarge());
        }
        if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return new BoundedBody(request).read();
    }

    private Future<Buffer> read() {
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        request.handler(this::take).resume();
        return whole.future().timeout(ARRIVAL_SECONDS, TimeUnit.SECONDS);
    }

    private void take(Buffer part) {
        if (body.length() + part.length() > LIMIT) {
            request.handler(rest -> {});
            whole.tryFail(new TooLarge());
        } else {
            body.appendBuffer(part);
        }
    }

    private static boolean announcesMoreThanLimit(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && (length.length() > 9 || Long.parseLong(length) > LIMIT);
    }
}
