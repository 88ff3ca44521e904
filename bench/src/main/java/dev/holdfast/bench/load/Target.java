package dev.holdfast.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** One side of a comparison: where requests are posted to. One thread uses it: the event loop of its {@link Vertx}. */
public final class Target {

    private static final int OK = 200;
    private static final long PATIENCE_MILLIS = 10_000;

    private final HttpClient client;
    private final RequestOptions where;
    private final String signatureHeader;

    /**
     * @param port on the loopback interface
     * @param connections at most; requests beyond wait for one
     */
    public Target(Vertx vertx, int port, String path, String signatureHeader, int connections) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(connections).setKeepAliveTimeout(0));
        this.where = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .setTimeout(PATIENCE_MILLIS);
        this.signatureHeader = signatureHeader;
    }

    /** Posts one request; true when it was acknowledged, false however else it ended. Never fails. */
    Future<Boolean> fire(Shot shot) {
        return client.request(where)
                .compose(request -> request.putHeader("content-type", "application/json")
                        .putHeader(signatureHeader, shot.signature())
                        .send(shot.body()))
                .compose(Target::wasAcknowledged)
                .otherwise(false);
    }

    private static Future<Boolean> wasAcknowledged(HttpClientResponse response) {
        return response.end().map(response.statusCode() == OK);
    }
}
