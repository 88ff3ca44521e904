package dev.holdfast.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what a running service publishes at {@code /q/openapi} with the file that is committed under {@code contracts/}. It
 * only reads: a changed contract is a decision, made by {@code ./holdfast contracts} and seen in review.
 */
public final class OpenApiContract {

    private OpenApiContract() {}

    /**
     * Fails with the difference when the two are not the same.
     *
     * @param baseUrl of the running service, such as {@code http://localhost:8081}
     * @param service folder name, such as {@code booking-service}
     */
    public static void assertUnchanged(String baseUrl, String service) {
        Path committed = root().resolve("contracts").resolve(service + ".openapi.yaml");
        assertThat(committed).as("the committed contract").isRegularFile();
        assertThat(published(baseUrl)).as("what %s publishes", service).isEqualTo(text(committed));
    }

    private static String published(String baseUrl) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/q/openapi")).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("holdfast.root", ".."));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
