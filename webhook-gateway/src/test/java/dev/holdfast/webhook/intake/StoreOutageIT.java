package dev.holdfast.webhook.intake;

import static dev.holdfast.kit.test.ProblemAssert.assertProblem;
import static dev.holdfast.kit.test.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.webhook.CalendlySays;
import dev.holdfast.webhook.Gateway;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoreOutageIT {

    private static final Duration A_SECOND_AND_THE_WAY = Duration.ofMillis(1_300);

    @TestHTTPResource
    URI base;

    @Inject
    Database database;

    @Test
    void asksForALaterAttemptWhileTheStoreIsFrozenAndKeepsEachEventOnceAfterwards() {
        var gateway = new Gateway(base);
        List<byte[]> bodies = IntStream.range(0, 10)
                .mapToObj(i ->
                        CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8))
                .toList();
        assertThat(gateway.deliver(bodies.getFirst()).statusCode()).isEqualTo(200);
        long before = count();

        RealMongo.server().freeze();
        try {
            long start = System.nanoTime();
            var answers = bodies.stream().map(gateway::deliverSoon).toList();
            assertThat(answers).allSatisfy(answer -> refusedForNow(answer.join()));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(A_SECOND_AND_THE_WAY);
        } finally {
            RealMongo.server().thaw();
        }

        // What a provider does: it sends again until it is told 200. Whether the first attempt had been stored, nobody
        // knows.
        await().untilAsserted(() -> assertThat(bodies)
                .allSatisfy(
                        body -> assertThat(gateway.deliver(body).statusCode()).isEqualTo(200)));
        assertThat(count()).isEqualTo(before + 9);
    }

    private static void refusedForNow(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertProblem(answer.statusCode(), type, answer.body(), 503, "urn:problem:webhook:database-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private long count() {
        return database.documents("webhook_events", Document.class)
                .count(new Document())
                .await()
                .indefinitely();
    }
}
