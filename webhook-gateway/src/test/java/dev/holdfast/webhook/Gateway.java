package dev.holdfast.webhook;

import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The running gateway as a provider sees it. The one configuration of all its tests is here. */
@QuarkusTestResource(
        value = RealMongo.class,
        initArgs = {
            @ResourceArg(
                    name = "holdfast.calendly.signing-keys",
                    value = CalendlySays.KEY + "," + CalendlySays.OLD_KEY),
            @ResourceArg(name = "holdfast.body-timeout", value = "PT2S")
        })
@QuarkusTestResource(RealRedis.class)
@QuarkusTestResource(StubPromoter.class)
public final class Gateway {

    private static final String SIGNATURE = "Calendly-Webhook-Signature";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI calendly;

    public Gateway(URI base) {
        this.calendly = base.resolve("/webhooks/calendly");
    }

    /** Delivers a body, signed now with the current key. */
    public HttpResponse<String> deliver(byte[] body) {
        return deliver(body, signedNow(body));
    }

    public HttpResponse<String> deliver(byte[] body, String... signatures) {
        return send(BodyPublishers.ofByteArray(body), List.of(signatures)).join();
    }

    public CompletableFuture<HttpResponse<String>> deliverSoon(byte[] body) {
        return send(BodyPublishers.ofByteArray(body), List.of(signedNow(body)));
    }

    public CompletableFuture<HttpResponse<String>> send(BodyPublisher body, List<String> signatures) {
        var request = HttpRequest.newBuilder(calendly).POST(body).header("Content-Type", "application/json");
        signatures.forEach(signature -> request.header(SIGNATURE, signature));
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** A request that is not an ordinary delivery. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI calendly() {
        return calendly;
    }

    public static String signedNow(byte[] body) {
        return CalendlySays.signature(body, Instant.now().getEpochSecond(), CalendlySays.KEY);
    }
}
