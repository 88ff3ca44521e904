package dev.holdfast.kit.service.token;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fetches {@code /.well-known/jwks.json} of the identity service, within two seconds or not at all. */
@Singleton
@DefaultBean
public class HttpKeySetSource implements KeySetSource {

    private static final int LIMIT_MILLIS = 2000;

    private final HttpClient client;
    private final Optional<String> identityUrl;

    HttpKeySetSource(Vertx vertx, @ConfigProperty(name = "holdfast.identity-url") Optional<String> identityUrl) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(LIMIT_MILLIS));
        this.identityUrl = identityUrl;
    }

    @Override
    public Uni<String> fetch() {
        if (identityUrl.isEmpty()) {
            return Uni.createFrom().failure(new IllegalStateException("HOLDFAST_IDENTITY_URL is not set"));
        }
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(identityUrl.get() + "/.well-known/jwks.json")
                .setTimeout(LIMIT_MILLIS);
        return Uni.createFrom().completionStage(() -> client.request(options)
                .compose(HttpClientRequest::send)
                .compose(HttpKeySetSource::body)
                .toCompletionStage());
    }

    private static Future<String> body(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body().map(Buffer::toString)
                : Future.failedFuture("the key set was answered with " + response.statusCode());
    }
}
