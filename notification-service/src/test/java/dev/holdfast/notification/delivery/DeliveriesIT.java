package dev.holdfast.notification.delivery;

import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.holdfast.kit.test.TestTokens;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People read what they were told, and staff what did not arrive, and why. */
@QuarkusTest
class DeliveriesIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static Neighbour neighbour;

    @Inject
    DeliveryStore store;

    private final String subject = UUID.randomUUID().toString().replace("-", "");
    private final String user = "us_" + subject;
    private final String booking = "bk_" + subject;

    @BeforeAll
    static void open() {
        neighbour = new Neighbour(Surroundings.neighbourPort());
    }

    @AfterAll
    static void close() {
        neighbour.close();
    }

    @BeforeEach
    void oneWasSentAndOneRefused() {
        await().until(() -> byStaff("limit=1").statusCode() != 503);
        Delivery sent = started("booking-confirmed", 1);
        store.sent(sent).await().atMost(LIMIT);
        Delivery refused = started("rem", 2);
        store.notSent(refused, Trouble.PERMANENT, "smtp-550").await().atMost(LIMIT);
    }

    @Test
    void aClientReadsTheirOwnTheLatestFirst() {
        get(TestTokens.user(user, "client"), "page=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.kind", equalTo(List.of("rem", "booking-confirmed")))
                .body("items[0].trouble", equalTo("permanent"))
                .body("items[0].reason", equalTo("smtp-550"))
                .body("items[1].state", equalTo("SENT"))
                .body("items[1]", not(hasKey("trouble")));
        get(TestTokens.user("us_other", "client"), "userId=" + user)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void staffReadWhatDidNotArrive() {
        byStaff("userId=" + user + "&trouble=permanent&limit=1").then().body("items.kind", equalTo(List.of("rem")));
        byStaff("ref=" + booking + "&state=SENT").then().body("items.kind", equalTo(List.of("booking-confirmed")));
        byStaff("ref=" + booking + "&state=SENT&page=2").then().body("items", equalTo(List.of()));
    }

    @Test
    void whatArrivesAfterAllIsNoTroubleAnyMore() {
        Delivery late = started("booking-moved", 3);
        store.notSent(late, Trouble.THROTTLED, "smtp-throttled").await().atMost(LIMIT);
        byStaff("ref=" + booking + "&trouble=throttled").then().body("items[0].state", equalTo("DEFERRED"));

        store.start(late, "<m>").await().atMost(LIMIT);
        store.sent(late).await().atMost(LIMIT);
        byStaff("ref=" + booking + "&trouble=throttled").then().body("total", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=LOST", "trouble=PERMANENT", "limit=0"})
    void whatCannotBeAskedIs422(String query) {
        assertThat(byStaff(query).statusCode()).isEqualTo(422);
    }

    @Test
    void strangersReadNone() {
        assertThat(given().get("/api/notifications/deliveries").statusCode()).isEqualTo(401);
    }

    private Delivery started(String kind, int rev) {
        var delivery = new Delivery(kind + "|" + booking + "|" + rev, 1, user, kind, booking);
        assertThat(store.start(delivery, "<m>").await().atMost(LIMIT)).isTrue();
        return delivery;
    }

    private static Response byStaff(String query) {
        return get(TestTokens.user("us_staff", "practitioner"), query);
    }

    private static Response get(String who, String query) {
        return given().header("Authorization", who).get("/api/notifications/deliveries?" + query);
    }
}
