package dev.holdfast.kit.service.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kit.service.failure.ProblemWriterFixture;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Uni<String> answer = Uni.createFrom().failure(new IllegalStateException("away"));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void takesKeysAsSoonAsTheIdentityServiceAnswers() throws JoseException {
        KeySet keySet = started();
        assertThat(keySet.find("one")).isNull();

        answer = Uni.createFrom().item(set("one"));

        Awaitility.await().untilAsserted(() -> assertThat(keySet.find("one")).isNotNull());
    }

    @Test
    void startsFromDiskWhileTheIdentityServiceIsAway() throws JoseException {
        answer = Uni.createFrom().item(set("one"));
        KeySet first = started();
        Awaitility.await().untilAsserted(() -> assertThat(file().read()).isPresent());
        first.stop(new ShutdownEvent());
        answer = Uni.createFrom().failure(new IllegalStateException("away"));

        assertThat(started().find("one")).isNotNull();
    }

    @Test
    void keepsTheGoodSetWhenTheAnswerIsEmptyOrBroken() throws JoseException {
        answer = Uni.createFrom().item(set("one"));
        KeySet keySet = started();
        Awaitility.await().untilAsserted(() -> assertThat(keySet.find("one")).isNotNull());

        answer = Uni.createFrom().item("{\"keys\":[]}");
        keySet.find("unknown");
        answer = Uni.createFrom().item("not json");

        assertThat(keySet.find("one")).isNotNull();
    }

    @Test
    void asksOnceForManyUnknownKeysAndNeverWaits() throws JoseException {
        answer = Uni.createFrom().item(set("one"));
        KeySet keySet = started();
        Awaitility.await().untilAsserted(() -> assertThat(keySet.find("one")).isNotNull());
        answer = Uni.createFrom().nothing();
        int before = fetches.get();

        for (int i = 0; i < 1000; i++) {
            assertThat(keySet.find("bogus" + i)).isNull();
        }

        assertThat(fetches.get() - before).isLessThanOrEqualTo(1);
    }

    private KeySet started() {
        KeySetSource source = () -> {
            fetches.incrementAndGet();
            return answer;
        };
        var keySet = new KeySet(
                source,
                file(),
                vertx,
                ProblemWriterFixture.writer(new ObjectMapper()),
                Clock.systemUTC(),
                Duration.ofHours(1));
        keySet.start(new StartupEvent());
        return keySet;
    }

    private KeySetFile file() {
        return new KeySetFile(Optional.of(folder.toString()));
    }

    private static String set(String keyId) throws JoseException {
        JsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(keyId);
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
