package dev.holdfast.booking.offering;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class OfferingsIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Caller ADMIN = new Caller("us_admin", Set.of("admin"), null);

    @Inject
    Database database;

    @Inject
    Offerings offerings;

    private final String eventType = Practice.newEventType();
    private final ObjectNode body = Practice.offeringBody(eventType);

    @Test
    void anAdminMakesWhatAnyoneCanRead() {
        Response created = post(Practice.ADMIN, body.toString());
        created.then().statusCode(201).header("Location", equalTo("/api/offerings/" + created.path("id")));

        given().get("/api/offerings/" + created.path("id"))
                .then()
                .statusCode(200)
                .body("bookingMode", equalTo("calendly"))
                .body("price.amount", equalTo(250_000))
                .body("calendlyEventType", equalTo(eventType));
    }

    @Test
    void theSameRequestAgainMakesOne() {
        String key = UUID.randomUUID().toString();

        String id = withKey(key, body).then().statusCode(201).extract().path("id");
        put(id, body.deepCopy().put("name", "Another name")).then().statusCode(200);

        withKey(key, body).then().statusCode(201).body("id", equalTo(id)).body("name", equalTo("Another name"));
        assertProblem(withKey(key, body.deepCopy().put("durationMinutes", 55)), 422, "idempotency-key-reused");
        assertProblem(withKey(UUID.randomUUID().toString(), body), 409, "event-type-taken");
        withKey("no key", body).then().statusCode(422).body("errors[0].pointer", equalTo("Idempotency-Key"));
    }

    /** Nothing else tells them apart. */
    @Test
    void ofManyAtOnceOneIsMade() {
        String key = UUID.randomUUID().toString();
        ObjectNode here = body.put("bookingMode", "internal").put("name", "Offered " + key);
        here.remove("calendlyEventType");
        here.remove("calendlySchedulingUrl");

        List<Response> answers = Practice.atOnce(Collections.nCopies(8, () -> withKey(key, here)));

        assertThat(answers).allSatisfy(answer -> answer.then().statusCode(201));
        assertThat(answers.stream().<String>map(answer -> answer.path("id")).distinct())
                .hasSize(1);
        assertThat(new Stored(database).list("offerings", Filters.eq("name", "Offered " + key)))
                .hasSize(1);
    }

    /** The id of one that was made with a key tells nothing of its age. */
    @Test
    void theOneThatWasLinkedToCalendlyFirstSaysWhoseTimeAnUnknownEventTypeTakes() {
        Practice.offering(Practice.newEventType());
        String whose = offerings
                .calendlyPractitioner("https://calendly.test/event_types/unknown")
                .await()
                .atMost(LIMIT);
        String early = Stream.generate(() -> UUID.randomUUID().toString())
                .filter(key -> new RequestKey(key).idOf("of", ADMIN).startsWith("of_00"))
                .findFirst()
                .orElseThrow();

        body.putArray("practitionerIds").add("us_another");
        withKey(early, body).then().statusCode(201);

        assertThat(offerings
                        .calendlyPractitioner("https://calendly.test/event_types/unknown")
                        .await()
                        .atMost(LIMIT))
                .isEqualTo(whose)
                .isNotEqualTo("us_another");
    }

    private static Response withKey(String key, ObjectNode offering) {
        return given().header("Authorization", Practice.ADMIN)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(offering.toString())
                .post("/api/offerings");
    }

    @Test
    void othersMakeNothing() {
        assertProblem(post(Practice.PRACTITIONER, body.toString()), 403, "not-allowed");
        assertProblem(
                given().contentType(ContentType.JSON).body(body.toString()).post("/api/offerings"),
                401,
                "not-authenticated");
    }

    @Test
    void replacingChangesEverythingButTheId() {
        String id = Practice.offering(body);
        ObjectNode changed = body.deepCopy();
        changed.put("name", "Long consultation").put("durationMinutes", 60).put("bookingMode", "internal");
        changed.remove("calendlyEventType");

        put(id, changed).then().statusCode(200).body("id", equalTo(id));

        given().get("/api/offerings/" + id)
                .then()
                .body("name", equalTo("Long consultation"))
                .body("durationMinutes", equalTo(60))
                .body("$", not(hasKey("calendlyEventType")));
    }

    @Test
    void remindersAreADayAndAnHourBeforeUnlessItSaysOtherwise() {
        String id = Practice.offering(body);
        given().get("/api/offerings/" + id).then().body("reminderMinutesBefore", equalTo(java.util.List.of(1440, 60)));

        ObjectNode changed = body.deepCopy();
        changed.putArray("reminderMinutesBefore").add(30).add(2880).add(30);
        put(id, changed).then().statusCode(200).body("reminderMinutesBefore", equalTo(java.util.List.of(2880, 30)));

        changed.putArray("reminderMinutesBefore").add(5);
        assertProblem(put(id, changed), 422, "invalid-request");
        changed.putArray("reminderMinutesBefore").add(20_161);
        assertProblem(put(id, changed), 422, "invalid-request");
        changed.putArray("reminderMinutesBefore");
        put(id, changed).then().statusCode(200).body("reminderMinutesBefore", equalTo(java.util.List.of()));
    }

    @Test
    void rulesAreTheUsualOnesUnlessItSaysOtherwise() {
        String id = Practice.offering(body);
        assertUsualRules(id);

        ObjectNode changed = body.deepCopy()
                .put("minimumNoticeMinutes", 0)
                .put("bookingHorizonDays", 14)
                .put("dailyCap", 3)
                .put("weeklyCap", 10)
                .put("slotStepMinutes", 30)
                .put("cancelWindowMinutes", 1440)
                .put("rescheduleWindowMinutes", 720);
        changed.putObject("location").put("kind", "address").put("text", " Lake Road 7, Pune ");
        put(id, changed).then().statusCode(200);

        given().get("/api/offerings/" + id)
                .then()
                .body("minimumNoticeMinutes", equalTo(0))
                .body("bookingHorizonDays", equalTo(14))
                .body("dailyCap", equalTo(3))
                .body("weeklyCap", equalTo(10))
                .body("slotStepMinutes", equalTo(30))
                .body("cancelWindowMinutes", equalTo(1440))
                .body("rescheduleWindowMinutes", equalTo(720))
                .body("location.kind", equalTo("address"))
                .body("location.text", equalTo("Lake Road 7, Pune"));

        put(id, body).then().statusCode(200);
        assertUsualRules(id);
    }

    @Test
    void whatWasStoredBeforeThereWereRulesHasTheUsualOnes() {
        String id = Practice.offering(body);
        new Stored(database)
                .in("offerings")
                .update(
                        Filters.eq(id),
                        Updates.combine(
                                Updates.unset("minimumNoticeMinutes"),
                                Updates.unset("bookingHorizonDays"),
                                Updates.unset("slotStepMinutes"),
                                Updates.unset("cancelWindowMinutes"),
                                Updates.unset("rescheduleWindowMinutes")))
                .await()
                .atMost(Duration.ofSeconds(10));

        assertUsualRules(id);
    }

    private static void assertUsualRules(String id) {
        given().get("/api/offerings/" + id)
                .then()
                .statusCode(200)
                .body("minimumNoticeMinutes", equalTo(120))
                .body("bookingHorizonDays", equalTo(60))
                .body("$", not(hasKey("dailyCap")))
                .body("$", not(hasKey("weeklyCap")))
                .body("slotStepMinutes", equalTo(15))
                .body("cancelWindowMinutes", equalTo(0))
                .body("rescheduleWindowMinutes", equalTo(0))
                .body("$", not(hasKey("location")));
    }

    @Test
    void aWeekTakesNoLessThanADay() {
        body.put("dailyCap", 4).put("weeklyCap", 3);

        assertProblem(post(Practice.ADMIN, body.toString()), 422, "invalid-request")
                .namesField("#/weeklyCap");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertProblem(given().get("/api/offerings/of_nothing"), 404, "offering-not-found");
        assertProblem(put("of_nothing", body), 404, "offering-not-found");
    }

    @Test
    void inactiveOnesAreForAdmins() {
        String id = Practice.offering(body.put("active", false));

        assertProblem(given().get("/api/offerings/" + id), 404, "offering-not-found");
        given().header("Authorization", Practice.ADMIN)
                .get("/api/offerings/" + id)
                .then()
                .statusCode(200);
        given().header("Authorization", Practice.ADMIN)
                .get("/api/offerings?active=false&limit=100")
                .then()
                .body("items.id", hasItem(id));
        given().get("/api/offerings?active=false&limit=100").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void archivingTakesItOutOfTheListAndKeepsItForAdmins() {
        String id = Practice.offering(body);

        delete(Practice.ADMIN, id).then().statusCode(204);
        delete(Practice.ADMIN, id).then().statusCode(204);

        assertProblem(given().get("/api/offerings/" + id), 404, "offering-not-found");
        given().header("Authorization", Practice.ADMIN)
                .get("/api/offerings/" + id)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("name", equalTo("Consultation"));
        assertProblem(Practice.requestLink(Practice.newClient(), id), 409, "not-linkable");
        post(Practice.ADMIN, body.toString()).then().statusCode(201);
        assertProblem(delete(Practice.ADMIN, "of_nothing"), 404, "offering-not-found");
        assertProblem(delete(Practice.PRACTITIONER, id), 403, "not-allowed");
        assertProblem(given().delete("/api/offerings/" + id), 401, "not-authenticated");
    }

    private static Response delete(String authorization, String id) {
        return given().header("Authorization", authorization).delete("/api/offerings/" + id);
    }

    @Test
    void twoActiveOfferingsNeverShareAnEventType() {
        String id = Practice.offering(body);

        assertProblem(post(Practice.ADMIN, body.toString()), 409, "event-type-taken");

        put(id, body.deepCopy().put("active", false)).then().statusCode(200);
        post(Practice.ADMIN, body.toString()).then().statusCode(201);
        assertProblem(put(id, body), 409, "event-type-taken");
    }

    @Test
    void listsComeInPages() {
        Practice.offering(body);
        Practice.offering(Practice.offeringBody(Practice.newEventType()));

        Response first = given().get("/api/offerings?page=1&limit=1");
        Response second = given().get("/api/offerings?page=2&limit=1");

        first.then().statusCode(200).body("page", equalTo(1)).body("limit", equalTo(1));
        assertThat(first.<Integer>path("total")).isGreaterThanOrEqualTo(2);
        assertThat(first.<String>path("items[0].id")).isNotEqualTo(second.path("items[0].id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "page=0", "limit=101", "limit=many", "active=maybe"})
    void pagesThatCannotBeAre422(String query) {
        assertProblem(given().get("/api/offerings?" + query), 422, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "durationMinutes,0,#/durationMinutes",
        "durationMinutes,1445,#/durationMinutes",
        "durationMinutes,31,#/durationMinutes",
        "durationMinutes,null,#/durationMinutes",
        "bufferBeforeMinutes,-5,#/bufferBeforeMinutes",
        "bufferAfterMinutes,245,#/bufferAfterMinutes",
        "bufferAfterMinutes,7,#/bufferAfterMinutes",
        "name,'\" \"',#/name",
        "name,'\"two\\nlines\"',#/name",
        "name,'\"\\u202edesrever\"',#/name",
        "bookingMode,'\"carrier-pigeon\"',#/bookingMode",
        "calendlyEventType,null,#/calendlyEventType",
        "calendlyEventType,'\"not a uri\"',#/calendlyEventType",
        "calendlySchedulingUrl,'\"javascript:alert(1)\"',#/calendlySchedulingUrl",
        "calendlySchedulingUrl,'\"https://calendly.test/mira#today\"',#/calendlySchedulingUrl",
        "calendlySchedulingUrl,'\"https://calendly.test/mira#\"',#/calendlySchedulingUrl",
        "price,'{\"amount\":-1,\"currency\":\"INR\"}',#/price/amount",
        "price,'{\"amount\":1,\"currency\":\"XXY\"}',#/price/currency",
        "price,'{\"amount\":1,\"currency\":\"XXX\"}',#/price/currency",
        "price,'{\"amount\":1,\"currency\":\"XAU\"}',#/price/currency",
        "price,null,#/price",
        "practitionerIds,[],#/practitionerIds",
        "reminderMinutesBefore,'[1,2,3,4,5,6]',#/reminderMinutesBefore",
        "reminderMinutesBefore,'[60,5]',#/reminderMinutesBefore/1",
        "practitionerIds,'[\"\"]',#/practitionerIds/0",
        "practitionerIds,'[null]',#/practitionerIds/0",
        "practitionerIds,'[\"us_1\",\"a b\"]',#/practitionerIds/1",
        "minimumNoticeMinutes,-1,#/minimumNoticeMinutes",
        "minimumNoticeMinutes,43201,#/minimumNoticeMinutes",
        "bookingHorizonDays,0,#/bookingHorizonDays",
        "bookingHorizonDays,731,#/bookingHorizonDays",
        "dailyCap,0,#/dailyCap",
        "dailyCap,289,#/dailyCap",
        "weeklyCap,0,#/weeklyCap",
        "weeklyCap,2017,#/weeklyCap",
        "slotStepMinutes,0,#/slotStepMinutes",
        "slotStepMinutes,12,#/slotStepMinutes",
        "slotStepMinutes,1445,#/slotStepMinutes",
        "cancelWindowMinutes,-1,#/cancelWindowMinutes",
        "rescheduleWindowMinutes,43201,#/rescheduleWindowMinutes",
        "location,'{\"kind\":\"telepathy\"}',#/location/kind",
        "location,'{}',#/location/kind",
        "location,'{\"kind\":\"address\"}',#/location/text",
        "location,'{\"kind\":\"address\",\"text\":\" \"}',#/location/text"
    })
    void aBrokenRuleIsNamedAtItsField(String field, String json, String pointer) throws Exception {
        String mark = "Only for " + eventType;
        body.put("description", mark);
        body.set(field, new com.fasterxml.jackson.databind.ObjectMapper().readTree(json));

        assertProblem(post(Practice.ADMIN, body.toString()), 422, "invalid-request")
                .namesField(pointer);

        assertThat(new Stored(database).list("offerings", Filters.eq("description", mark)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"text\"",
                "{\"durationMinutes\":\"thirty\"}",
                "{\"durationMinutes\":30.5}",
                "{\"practitionerIds\":\"us_1\"}",
                "{\"price\":7}"
            })
    void whatIsNotTheRightJsonIs400(String json) {
        assertProblem(post(Practice.ADMIN, json), 400, "malformed-body");
    }

    @Test
    void onlyJsonIsRead() {
        Response form = given().header("Authorization", Practice.ADMIN)
                .contentType("text/plain")
                .body(body.toString())
                .post("/api/offerings");

        assertProblem(form, 415, "unsupported-media-type");
    }

    @Test
    void aMissingBodyIs422() {
        assertProblem(
                given().header("Authorization", Practice.ADMIN)
                        .contentType(ContentType.JSON)
                        .post("/api/offerings"),
                422,
                "invalid-request");
    }

    private static Response post(String authorization, String json) {
        return given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(json)
                .post("/api/offerings");
    }

    private static Response put(String id, ObjectNode json) {
        return given().header("Authorization", Practice.ADMIN)
                .contentType(ContentType.JSON)
                .body(json.toString())
                .put("/api/offerings/" + id);
    }
}
