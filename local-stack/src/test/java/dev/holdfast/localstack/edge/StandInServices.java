package dev.holdfast.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** Services behind an edge that tell what reached them, or break off. */
final class StandInServices {

    private final Vertx vertx;

    StandInServices(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Starts one that answers 201 and what it was asked; its port. */
    int echoing() throws Exception {
        return await(vertx.createHttpServer()
                        .requestHandler(StandInServices::echo)
                        .listen(0))
                .actualPort();
    }

    /** Starts one that closes the connection; its port. */
    int silent() throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.connection().close());
        return await(server.listen(0)).actualPort();
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> request.response()
                .setStatusCode(201)
                .end(new JsonObject()
                        .put("uri", request.uri())
                        .put("forwardedFor", request.getHeader("X-Forwarded-For"))
                        .put("forwarded", request.getHeader("Forwarded"))
                        .put("contentLength", request.getHeader("Content-Length"))
                        .put("body", body.length() < 100 ? body.toString() : "long")
                        .toBuffer()));
    }
}
