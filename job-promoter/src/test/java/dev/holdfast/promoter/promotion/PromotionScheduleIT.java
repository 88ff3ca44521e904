package dev.holdfast.promoter.promotion;

import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import dev.holdfast.promoter.StubOwner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Readiness tells that nobody hints any more. */
@QuarkusTest
@TestProfile(PromotionScheduleIT.SoonAlarmed.class)
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
@QuarkusTestResource(StubOwner.class)
class PromotionScheduleIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Two minutes, told in seconds. */
    public static final class SoonAlarmed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("holdfast.promotion.full-within", "3S", "holdfast.promotion.full-every", "1S");
        }
    }

    @Test
    void withoutAFullScanItIsNotReadyAndWithTheNextItIs() {
        awaitPromotion("UP");

        RealRedis.queue().freeze();
        try {
            awaitPromotion("DOWN");
        } finally {
            RealRedis.queue().thaw();
        }

        awaitPromotion("UP");
    }

    private static void awaitPromotion(String status) {
        await().atMost(LIMIT).untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'promotion' }.status", equalTo(status)));
    }
}
