package dev.holdfast.kit.service.token;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Builds typed clients of neighbour services. Each call carries a fresh service token and ends by the given time. */
@Singleton
public class ServiceClients {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final ServiceTokens tokens;

    ServiceClients(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A client; keep it, it holds connections.
     *
     * @param api an interface with JAX-RS annotations whose methods answer {@code Uni}s; answers of 400 and above fail with
     *     {@code WebApplicationException}
     * @param audience short name of the neighbour, such as {@code booking}
     * @param timeout for a whole call
     */
    public <T> T client(Class<T> api, String audience, String baseUrl, Duration timeout) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(baseUrl))
                .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .register(new Authorize(audience, tokens))
                .build(api);
    }

    /** Puts the token on a request. */
    private record Authorize(String audience, ServiceTokens tokens) implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            request.getHeaders().putSingle("Authorization", tokens.authorization(audience));
        }
    }
}
