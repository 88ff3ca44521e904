package dev.holdfast.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/** One side of a comparison: where requests go. One thread uses it: the event loop of its {@link Vertx}. */
public final class Target {

    /** What stands for no answer at all, among statuses. */
    public static final int NONE = 0;

    private static final long PATIENCE_MILLIS = 10_000;

    private final HttpClient client;
    private final int port;

    /**
     * @param port on the loopback interface
     * @param connections at most; requests beyond wait for one
     */
    Target(Vertx vertx, int port, int connections) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(connections).setKeepAliveTimeout(0));
        this.port = port;
    }

    /** Sends one request; answers the status once the whole answer was read, {@link #NONE} however else it ended. Never fails. */
    Future<Integer> fire(Shot shot) {
        var where = new RequestOptions()
                .setMethod(shot.method())
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(shot.path())
                .setTimeout(PATIENCE_MILLIS);
        return client.request(where)
                .compose(request -> send(request, shot))
                .compose(Target::status)
                .otherwise(NONE);
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, Shot shot) {
        shot.headers().forEach(request::putHeader);
        return shot.body() == null
                ? request.send()
                : request.putHeader("content-type", "application/json").send(shot.body());
    }

    private static Future<Integer> status(HttpClientResponse response) {
        return response.body().map(read -> response.statusCode());
    }
}
