package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a booking takes place: where its offering does, or where Calendly says, as long as it stands there. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class PlacesIT {

    private static final Instant NINE = Ahead.at(310, "09:00");
    private static final Instant NOON = NINE.plus(Duration.ofHours(3));
    private static final String AT_CALENDLY = "12 Example Street, Second floor";

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private final String self = Practice.as(client);

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

    static Stream<String> movers() {
        return Stream.of("client", "practitioner");
    }

    /** The move cancels the event there, and a link to its meeting with it. */
    @ParameterizedTest
    @MethodSource("movers")
    void movedAwayFromCalendlyItIsWhereTheOfferingSays(String mover) {
        String id = bookedAtCalendly(Practice.offering(at("video", "https://meet.example/mira")));

        move(mover, id, NOON).then().statusCode(200).body("location", equalTo("https://meet.example/mira"));

        assertThat(toldInMail(id, "booking-moved", 2)).isEqualTo("https://meet.example/mira");
    }

    @ParameterizedTest
    @MethodSource("movers")
    void movedAwayFromCalendlyItIsNowhereWhereTheOfferingSaysNothing(String mover) {
        String id = bookedAtCalendly(Practice.offering(body()));

        move(mover, id, NOON).then().statusCode(200).body("location", nullValue());

        assertThat(toldInMail(id, "booking-moved", 2)).isNull();
    }

    @ParameterizedTest
    @MethodSource("movers")
    void movedAwayFromCalendlyItIsNowhereWhereTheOfferingIsNotKnown(String mover) {
        String offering = Practice.offering(at("address", "Lake Road 7"));
        String id = bookedAtCalendly(offering);
        new Stored(database)
                .in("offerings")
                .delete(Filters.eq(offering))
                .await()
                .atMost(Duration.ofSeconds(10));

        move(mover, id, NOON).then().statusCode(200).body("location", nullValue());
    }

    @Test
    void movedAgainItStaysWhereItIs() {
        String offering = Practice.offering(at("address", "Lake Road 7"));
        String id = bookedAtCalendly(offering);
        move("client", id, NOON);
        given().header("Authorization", Practice.ADMIN)
                .contentType("application/json")
                .body(at("address", "Hill Road 9").toString())
                .put("/api/offerings/" + offering)
                .then()
                .statusCode(200);

        move("client", id, NINE).then().statusCode(200).body("location", equalTo("Lake Road 7"));
    }

    @Test
    void askedToBeWhereItIsItStaysAtCalendly() {
        String id = bookedAtCalendly(Practice.offering(at("address", "Lake Road 7")));

        move("client", id, NINE).then().statusCode(200).body("location", equalTo(AT_CALENDLY));
    }

    private String bookedAtCalendly(String offering) {
        String token = Practice.token(client, offering);
        CalendlyEventFixture invitee =
                anInvitee().ofType(eventType).at(NINE, Duration.ofMinutes(30)).with(token);
        assertThat(Practice.take(invitee.created(), token)).isEqualTo("CONFIRMED");
        Map<String, Object> booking = Practice.bookingsOf(client).getFirst();
        assertThat(booking).containsEntry("location", AT_CALENDLY);
        return Practice.field(booking, "id");
    }

    private Response move(String mover, String id, Instant start) {
        return Practice.reschedule(mover.equals("client") ? self : Practice.PRACTITIONER, id, start);
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
