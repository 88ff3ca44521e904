package dev.holdfast.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.webhook.provider.Delivery;
import io.vertx.core.MultiMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    @Test
    void seesEveryValueOfADoubledHeaderWhateverItsCase() {
        assertThat(delivery().header("X-Signature")).containsExactly("one", "two");
        assertThat(delivery().header("absent")).isEmpty();
    }

    @Test
    void keepsOnlyHeadersThatSayHowToReadTheBody() {
        assertThat(Deliveries.keptHeaders(delivery())).containsOnlyKeys("content-type", "user-agent");
        assertThat(Deliveries.keptHeaders(delivery()).get("user-agent")).hasSize(200);
    }

    private static Delivery delivery() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("X-Signature", "one")
                .add("x-signature", "two")
                .add("Cookie", "secret")
                .add("Authorization", "Bearer secret")
                .add("Content-Type", "application/json")
                .add("User-Agent", "a".repeat(500));
        return Deliveries.of(headers, new byte[0], Instant.EPOCH);
    }
}
