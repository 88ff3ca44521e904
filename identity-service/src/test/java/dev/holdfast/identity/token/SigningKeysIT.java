package dev.holdfast.identity.token;

import static com.mongodb.client.model.Filters.gte;
import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.identity.Stored;
import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class SigningKeysIT {

    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofMinutes(15);

    @Inject
    SigningKeyStore store;

    @Inject
    KeyForge forge;

    @Inject
    TokenConfig config;

    @Inject
    SigningKeys ownKeys;

    @Inject
    MutableClock clock;

    @BeforeEach
    void start() {
        clock.set(youngest().map(SigningKeysIT::activeFrom).orElseGet(clock::instant));
    }

    @Test
    void publishesTheNextKeyOnceHoweverManyReplicasRotate() {
        await(ownKeys.rotate(clock.instant()));
        long number = youngest().orElseThrow().getLong("number");
        clock.advance(PERIOD.minus(AHEAD));

        await(Uni.join().all(rotations(8)).andFailFast());

        assertThat(Stored.all("signing_keys", gte("number", number)))
                .extracting(key -> key.getLong("number"))
                .containsExactly(number, number + 1);
        assertThat(publishedKids()).contains(youngest().orElseThrow().getString("_id"));
    }

    @Test
    void signsWithTheNextKeyOnlyAfterItWasPublishedForAWhileAndDropsTheOldOneLast() {
        await(ownKeys.rotate(clock.instant()));
        SigningKeys replica = replica();
        String old = await(replica.signing()).kid();

        clock.advance(PERIOD.minus(AHEAD));
        await(ownKeys.rotate(clock.instant()));
        assertThat(publishedKids()).hasSize(2).contains(old);
        assertThat(await(replica.signing()).kid()).isEqualTo(old);

        clock.advance(AHEAD.minusMillis(1));
        assertThat(await(replica.signing()).kid()).isEqualTo(old);
        clock.advance(Duration.ofMillis(1));
        String fresh = await(replica.signing()).kid();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(await(replica().signing()).kid()).isEqualTo(fresh);
        assertThat(publishedKids()).containsExactly(old, fresh);

        clock.advance(Duration.ofMinutes(12).plusMillis(1));
        await(replica.rotate(clock.instant()));
        assertThat(publishedKids()).containsExactly(fresh);
        assertThat(Stored.all("signing_keys", new Document())).hasSize(1);
    }

    @Test
    void publishesNothingPrivateAndStoresItSealed() {
        await(ownKeys.rotate(clock.instant()));

        Map<String, Object> jwk = RestAssured.get("/.well-known/jwks.json").path("keys[0]");
        Document stored = youngest().orElseThrow();

        assertThat(jwk)
                .containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg")
                .containsEntry("alg", "ES256");
        assertThat(stored.get("publicJwk", Document.class)).doesNotContainKey("d");
        String pkcs8 =
                HexFormat.of().formatHex(forge.open(document()).privateKey().getEncoded());
        String sealed = HexFormat.of()
                .formatHex(stored.get("sealedPrivateKey", Binary.class).getData());
        assertThat(sealed).doesNotContain(pkcs8);
    }

    private SigningKeyDocument document() {
        return await(store.line()).keys().getLast();
    }

    private List<Uni<Void>> rotations(int count) {
        Instant now = clock.instant();
        return Stream.generate(this::replica)
                .limit(count)
                .map(replica -> replica.rotate(now))
                .toList();
    }

    private SigningKeys replica() {
        return new SigningKeys(store, forge, clock, config);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(10));
    }

    private static List<String> publishedKids() {
        return RestAssured.get("/.well-known/jwks.json").path("keys.kid");
    }

    private static Optional<Document> youngest() {
        return Stored.all("signing_keys", new Document()).stream()
                .max(Comparator.comparing(key -> key.getLong("number")));
    }

    private static Instant activeFrom(Document key) {
        return key.getDate("activeFrom").toInstant();
    }
}
