package dev.holdfast.booking.people;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The practitioners whom admins name: to a session with nobody nobody would come. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class NamedPractitionersIT {

    private static final String NO_HOURS = "{\"timeZone\":\"UTC\",\"weeklyHours\":[],\"rev\":0}";

    @Inject
    Database database;

    private final String known = Practice.newClient();
    private final String mark = "Only for " + known;

    @AfterEach
    void comeBack() {
        Peers.mood().remove("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us_nobody", "us_closed", "us_mere_client"})
    void anOfferingOfWhoIsNoPractitionerIsNotMade(String nobody) {
        Response refused = post(RestAssured.given(), offering(nobody, known, nobody));

        assertProblem(refused, 422, "invalid-request");
        assertThat(wrong(refused)).containsExactly("#/practitionerIds/0", "#/practitionerIds/2");
        assertThat(made()).isEmpty();
    }

    @Test
    void asManyAsAnOfferingMayNameAreJudged() {
        Response refused = post(RestAssured.given(), offering(fifty("us_nobody")));

        assertThat(wrong(refused)).containsExactly("#/practitionerIds/49");
        post(RestAssured.given(), offering(fifty(known))).then().statusCode(201);
    }

    @Test
    void onlyWhoIsNewToAnOfferingIsAskedAbout() {
        String id = Practice.offering(offering(known));
        Peers.mood().put("identity", "404");

        put(id, offering(known).put("name", "Another name")).then().statusCode(200);
        Response refused = put(id, offering(known, Practice.newClient()).put("name", "A third name"));

        assertProblem(refused, 422, "invalid-request");
        assertThat(wrong(refused)).containsExactly("#/practitionerIds/1");
        assertThat(made()).extracting(each -> each.getString("name")).containsExactly("Another name");
        assertProblem(put("of_none", offering(known)), 404, "offering-not-found");
    }

    @Test
    void whoAsksAgainGetsTheOfferingThoughItsPractitionerIsNobodyByNow() {
        String key = UUID.randomUUID().toString();
        String id = post(withKey(key), offering(known))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Peers.mood().put("identity", "404");

        assertThat(post(withKey(key), offering(known)).<String>path("id")).isEqualTo(id);
        assertProblem(post(withKey(key), offering(known).put("name", "Another name")), 422, "idempotency-key-reused");
        assertProblem(post(withKey("another-" + key), offering(known)), 422, "invalid-request")
                .namesField("#/practitionerIds/0");
        assertThat(made()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us_nobody", "us_closed", "us_mere_client"})
    void hoursAreNotKeptForWhoIsNoPractitioner(String nobody) {
        assertProblem(hours(Practice.ADMIN, nobody), 422, "invalid-request").namesField("?practitionerId");

        assertThat(new Stored(database).list("schedules", Filters.eq(nobody))).isEmpty();
    }

    @Test
    void whoAsksAgainIsAnsweredWithTheHoursThoughTheirPractitionerIsNobodyByNow() {
        hours(Practice.ADMIN, known).then().statusCode(200);
        Peers.mood().put("identity", "404");

        Response again = hours(Practice.ADMIN, known);

        assertThat(again.<Integer>path("rev")).isEqualTo(1);
    }

    @Test
    void aboutTheirOwnHoursNobodyIsAsked() {
        Peers.mood().put("identity", "404");

        hours(TestTokens.user(known, "practitioner"), known).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "500", "hang-up", "garbage", "403"})
    void whereIdentityDoesNotSayWhoSomebodyIsTheyAreBelieved(String mood) {
        Peers.mood().put("identity", mood);

        post(RestAssured.given(), offering(fifty(known))).then().statusCode(201);
        hours(Practice.ADMIN, known).then().statusCode(200);
    }

    private static String[] fifty(String last) {
        return Stream.concat(Stream.generate(Practice::newClient).limit(49), Stream.of(last))
                .toArray(String[]::new);
    }

    private ObjectNode offering(String... practitioners) {
        ObjectNode body = Practice.offeringBody(Practice.newEventType())
                .put("bookingMode", "internal")
                .put("description", mark);
        body.remove(List.of("calendlyEventType", "calendlySchedulingUrl"));
        var ids = body.putArray("practitionerIds");
        Stream.of(practitioners).forEach(ids::add);
        return body;
    }

    private List<Document> made() {
        return new Stored(database).list("offerings", Filters.eq("description", mark));
    }

    private static List<String> wrong(Response refused) {
        return refused.path("errors.pointer");
    }

    private static RequestSpecification withKey(String key) {
        return given().header("Idempotency-Key", key);
    }

    private static Response post(RequestSpecification request, ObjectNode offering) {
        return as(Practice.ADMIN, request).body(offering.toString()).post("/api/offerings");
    }

    private static Response put(String id, ObjectNode offering) {
        return as(Practice.ADMIN, given()).body(offering.toString()).put("/api/offerings/" + id);
    }

    private static Response hours(String caller, String practitioner) {
        return as(caller, given()).body(NO_HOURS).put("/api/schedule?practitionerId=" + practitioner);
    }

    private static RequestSpecification as(String caller, RequestSpecification request) {
        return request.header("Authorization", caller).contentType("application/json");
    }
}
