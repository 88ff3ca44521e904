package dev.holdfast.booking.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a booking takes place: where its offering does. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class PlacesIT {

    private static final Instant NINE = Ahead.at(310, "09:00");

    private final String eventType = Practice.newEventType();
    private final String self = Practice.as(Practice.newClient());

    @ParameterizedTest
    @CsvSource({
        "phone,,By phone",
        "video,' ',By video",
        "phone,Call 0800 123456,Call 0800 123456",
        "video,https://meet.example/mira,https://meet.example/mira",
        "address,Lake Road 7,Lake Road 7"
    })
    void bookedHereItIsWhereTheOfferingSays(String kind, @Nullable String text, String said) {
        String offering = Practice.offering(at(kind, text));

        Response booked = given().header("Authorization", self)
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", NINE.toString()))
                .post("/api/bookings");

        booked.then().statusCode(201).body("location", equalTo(said));
        assertThat(toldInMail(booked.path("id"), "booking-confirmed", 1)).isEqualTo(said);
    }

    private static @Nullable String toldInMail(String id, String mail, int rev) {
        return given().header("Authorization", TestTokens.service("booking"))
                .get("/internal/mail-facts/{job}", mail + "|" + id + "|" + rev)
                .then()
                .statusCode(200)
                .body("wanted", equalTo(true))
                .extract()
                .path("location");
    }

    private ObjectNode at(String kind, @Nullable String text) {
        ObjectNode body = body();
        body.putObject("location").put("kind", kind).put("text", text);
        return body;
    }

    private ObjectNode body() {
        return Practice.offeringBody(eventType).put("bookingMode", "both");
    }
}
