package dev.holdfast.booking.calendly.link;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class BookingLinksIT {

    @Inject
    Database database;

    private final String client = Practice.newClient();

    @AfterEach
    void comeBack() {
        Peers.mood().clear();
    }

    @Test
    void tenLinksAreTenTokensAndNothingElse() {
        String offering = Practice.offering(Practice.newEventType());

        List<String> urls = Practice.atOnce(10, () -> Practice.requestLink(client, offering)
                .then()
                .statusCode(201)
                .extract()
                .path("url"));

        assertThat(urls).doesNotHaveDuplicates().allSatisfy(url -> assertThat(url)
                .matches("https://calendly\\.test/d/single-use\\?utm_source=holdfast&utm_content=[A-Za-z0-9_-]{1,64}"));
        assertThat(new Stored(database).list("scheduling_tokens", Filters.eq("userId", client)))
                .hasSize(10)
                .allSatisfy(token -> assertThat(token)
                        .containsEntry("offeringId", offering)
                        .containsEntry("sessionId", "ses_of_" + client));
        assertThat(Practice.bookingsOf(client)).isEmpty();
    }

    @Test
    void aTokenLivesHalfAnHour() {
        String offering = Practice.offering(Practice.newEventType());

        Response link = Practice.requestLink(client, offering);

        Instant expiresAt = Instant.parse(link.<String>path("expiresAt"));
        assertThat(Duration.between(Instant.now(), expiresAt))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        Document token = new Stored(database)
                .list("scheduling_tokens", Filters.eq("userId", client))
                .getFirst();
        assertThat(token.get("expiresAt", Date.class).toInstant()).isEqualTo(expiresAt);
        String text = link.<String>path("url").replaceFirst(".*utm_content=", "");
        assertThat(token.toJson()).doesNotContain(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "silent"})
    void theEventTypesOwnPageIsHandedOutWhenCalendlyDoesNotAnswerInTime(String mood) {
        String offering = Practice.offering(Practice.newEventType());
        Peers.mood().put("links", mood);
        long before = System.nanoTime();

        Response link = Practice.requestLink(client, offering);

        assertThat(link.<String>path("url"))
                .startsWith("https://calendly.test/mira/consultation?utm_source=holdfast&utm_content=");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aPageWithAQueryKeepsIt() {
        var body = Practice.offeringBody(Practice.newEventType())
                .put("calendlySchedulingUrl", "https://calendly.test/mira/consultation?month=2027-01");
        Peers.mood().put("links", "down");

        Response link = Practice.requestLink(client, Practice.offering(body));

        assertThat(link.<String>path("url"))
                .startsWith("https://calendly.test/mira/consultation?month=2027-01&utm_source=holdfast&utm_content=");
    }

    @Test
    void withoutAPageToFallBackToItIs503() {
        var body = Practice.offeringBody(Practice.newEventType());
        body.remove("calendlySchedulingUrl");
        String offering = Practice.offering(body);
        Peers.mood().put("links", "down");

        Response refused = Practice.requestLink(client, offering);

        assertProblem(refused, 503, "calendly-silent");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
    }

    @Test
    void onlyWhatIsActiveAndBookedThroughCalendlyHasLinks() {
        var inactive = Practice.offeringBody(Practice.newEventType()).put("active", false);
        var internal = Practice.offeringBody(Practice.newEventType()).put("bookingMode", "internal");
        var both = Practice.offeringBody(Practice.newEventType()).put("bookingMode", "both");

        assertProblem(Practice.requestLink(client, Practice.offering(inactive)), 409, "not-linkable");
        assertProblem(Practice.requestLink(client, Practice.offering(internal)), 409, "not-linkable");
        Practice.requestLink(client, Practice.offering(both)).then().statusCode(201);
        assertProblem(Practice.requestLink(client, "of_nothing"), 404, "offering-not-found");
    }

    @Test
    void linksAreForClients() {
        Response byStaff = given().header("Authorization", Practice.PRACTITIONER)
                .contentType(ContentType.JSON)
                .body("{\"offeringId\":\"of_1\"}")
                .post("/api/booking-links");

        assertProblem(byStaff, 403, "not-allowed");
    }

    @Test
    void anOfferingMustBeNamed() {
        Response nameless = given().header("Authorization", Practice.as(client))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/booking-links");

        assertProblem(nameless, 422, "invalid-request").namesField("#/offeringId");
    }
}
