package dev.holdfast.bench.bare;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** Takes a whole body, looks at nothing, inserts one document, and answers 200 once it is on disk. */
final class BareHandler extends AbstractVerticle {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final int port;
    private final BareStore store;

    BareHandler(int port, BareStore store) {
        this.port = port;
        this.store = store;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::handle)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        request.body()
                .compose(body -> store.insert(vertx.getOrCreateContext()))
                .onComplete(inserted -> request.response()
                        .setStatusCode(inserted.succeeded() ? OK : UNAVAILABLE)
                        .end());
    }
}
