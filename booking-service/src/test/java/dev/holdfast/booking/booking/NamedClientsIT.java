package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients for whom staff book: of a session for nobody nobody would be told. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class NamedClientsIT {

    private final String client = Practice.newClient();
    private final Instant nine = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(20));
    private String offering = "";

    @BeforeEach
    void offerSomething() {
        var body = Practice.offeringBody(Practice.newEventType()).put("bookingMode", "internal");
        body.putArray("practitionerIds").add(Practice.newClient());
        offering = Practice.offering(body);
    }

    @AfterEach
    void comeBack() {
        Peers.mood().remove("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us_nobody", "us_closed"})
    void nobodyIsNotBookedFor(String nobody) {
        for (boolean override : List.of(false, true)) {
            Response refused = book(nobody, nine, override, UUID.randomUUID().toString());

            assertProblem(refused, 422, "invalid-request").namesField("#/clientId");
        }
        assertThat(Practice.bookingsOf(nobody)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "500", "hang-up", "garbage", "403"})
    void whereIdentityDoesNotSayWhoSomebodyIsTheyAreBookedFor(String mood) {
        Peers.mood().put("identity", mood);

        book(client, nine, false, null).then().statusCode(201).body("clientId", equalTo(client));
    }

    @Test
    void whoAsksAgainGetsTheBookingThoughItsClientIsNobodyByNow() {
        String withKey = book(client, nine, false, "a-key-of-" + client).path("id");
        String without = book(client, nine.plusSeconds(7200), false, null).path("id");
        String over = book(client, nine, true, "another-of-" + client).path("id");
        Peers.mood().put("identity", "404");

        assertThat(book(client, nine, false, "a-key-of-" + client).<String>path("id"))
                .isEqualTo(withKey);
        assertThat(book(client, nine.plusSeconds(7200), false, null).<String>path("id"))
                .isEqualTo(without);
        assertThat(book(client, nine, true, "another-of-" + client).<String>path("id"))
                .isEqualTo(over);
        assertProblem(book(client, nine.plusSeconds(14_400), false, null), 422, "invalid-request")
                .namesField("#/clientId");
        assertThat(Practice.bookingsOf(client)).hasSize(3);
    }

    private Response book(String whom, Instant start, boolean override, @Nullable String key) {
        RequestSpecification request = key == null ? given() : given().header("Idempotency-Key", key);
        return request.header("Authorization", Practice.PRACTITIONER)
                .contentType("application/json")
                .body(Map.of(
                        "offeringId", offering, "startsAt", start.toString(), "clientId", whom, "override", override))
                .post("/api/bookings");
    }
}
