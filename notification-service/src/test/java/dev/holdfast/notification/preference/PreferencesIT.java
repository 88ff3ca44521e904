package dev.holdfast.notification.preference;

import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.kit.test.TestTokens;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import dev.holdfast.notification.message.JobDesk;
import dev.holdfast.notification.template.Language;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People choose how they are reminded. */
@QuarkusTest
class PreferencesIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 6;

    private static Neighbour neighbour;

    @Inject
    Database database;

    @Inject
    JobDesk desk;

    private final String user = "us_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeAll
    static void open() {
        neighbour = new Neighbour(Surroundings.neighbourPort());
    }

    @AfterAll
    static void close() {
        neighbour.close();
    }

    @BeforeEach
    void keysAreKnown() {
        await().until(() -> get().statusCode() != 503);
    }

    @Test
    void whoNeverChoseHasTheUsual() {
        get().then()
                .statusCode(200)
                .body("reminderMinutesBefore", nullValue())
                .body("quietHours.from", equalTo("22:00"))
                .body("quietHours.to", equalTo("07:00"))
                .body("language", equalTo("en"));
    }

    @Test
    void whatIsChosenStaysChosen() {
        put("{\"reminderMinutesBefore\":[60,2880,60],\"quietHours\":{\"from\":\"21:30\",\"to\":\"08:00\"}}")
                .then()
                .statusCode(200)
                .body("reminderMinutesBefore", equalTo(List.of(2880, 60)));
        get().then()
                .body("reminderMinutesBefore", equalTo(List.of(2880, 60)))
                .body("quietHours.from", equalTo("21:30"));

        put("{\"reminderMinutesBefore\":[]}").then().statusCode(200).body("quietHours", nullValue());
        get().then().body("reminderMinutesBefore", equalTo(List.of())).body("quietHours", nullValue());
    }

    @Test
    void aLanguageIsChosenByItsTag() {
        put("{\"language\":\"EN\"}").then().statusCode(200).body("language", equalTo("en"));

        assertThat(stored()).containsEntry("language", "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlh", "english", "en-", ""})
    void aLanguageThatNobodyWritesIsRefusedWithThoseThatAre(String tag) {
        put("{\"language\":\"" + tag + "\"}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of("#/language")))
                .body("errors.detail", equalTo(List.of("must be one of: " + String.join(", ", Language.tags()))));
        assertThat(stored()).isNull();
    }

    @Test
    void whoseLanguageIsUnknownOrWasNeverAskedIsWrittenToInTheUsualOne() {
        put("{\"language\":\"en\"}");
        change(Updates.set("language", "tlh"));
        get().then().body("language", equalTo("en"));

        change(Updates.unset("language"));
        get().then().body("language", equalTo("en"));
    }

    @Test
    void aWishThatStaysIsWishedSinceItWasFirst() {
        put("{\"reminderMinutesBefore\":[60]}");
        Object since = lead(0).get("since");
        put("{\"reminderMinutesBefore\":[120,60]}");

        assertThat(lead(1)).containsEntry("minutesBefore", 60).containsEntry("since", since);
    }

    @Test
    void eachChangeHasRemindersPlannedAnewAndARepetitionChangesNothing() {
        put("{\"reminderMinutesBefore\":[60]}");
        put("{\"reminderMinutesBefore\":[60]}");
        assertThat(stored()).containsEntry("rev", 1L);
        assertThat(stored().getList("leads", Document.class)).hasSize(1);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(replan(1)).isNotNull());
        assertThat(replan(1).get("payload", Document.class).keySet())
                .isEqualTo(JobExamples.payload("replan").keySet());
    }

    @Test
    void choicesAtOnceComeOneAfterTheOther() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> answers = IntStream.rangeClosed(1, AT_ONCE)
                    .mapToObj(i -> people.submit(() ->
                            put("{\"reminderMinutesBefore\":[" + i * 10 + "]}").statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(stored()).containsEntry("rev", (long) AT_ONCE);
        assertThat(stored().getList("leads", Document.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reminderMinutesBefore\":[5]}",
                "{\"reminderMinutesBefore\":[20161]}",
                "{\"reminderMinutesBefore\":[null]}",
                "{\"reminderMinutesBefore\":[10,20,30,40,50,60]}",
                "{\"quietHours\":{\"from\":\"22:00\"}}",
                "{\"quietHours\":{\"from\":\"24:00\",\"to\":\"07:00\"}}",
                "{\"quietHours\":{\"from\":\"7:00\",\"to\":\"07:30\"}}",
                "{\"quietHours\":{\"from\":\"07:00\",\"to\":\"07:00\"}}",
                ""
            })
    void whatCannotBeIsRefusedAndNothingIsStored(String wishes) {
        assertThat(put(wishes).statusCode()).isEqualTo(422);
        assertThat(stored()).isNull();
    }

    @Test
    void withTheAccountTheyAreGone() {
        put("{\"reminderMinutesBefore\":[60]}");
        OutboxEntry closed = OutboxEntry.dueNow(
                "closed|" + user + "|notification",
                "closed",
                "mail",
                new JobRef("user", user, 0),
                new Document("v", 1).append("userId", user),
                Instant.now());
        desk.insert(closed);

        desk.ends(closed, "DONE");
        assertThat(stored()).isNull();
    }

    @Test
    void strangersHaveNone() {
        assertThat(given().get("/api/notifications/preferences").statusCode()).isEqualTo(401);
    }

    private Response get() {
        return given().header("Authorization", TestTokens.user(user, "client")).get("/api/notifications/preferences");
    }

    private Response put(String wishes) {
        return given().header("Authorization", TestTokens.user(user, "client"))
                .contentType(ContentType.JSON)
                .body(wishes)
                .put("/api/notifications/preferences");
    }

    private void change(Bson update) {
        database.documents("preferences", Document.class)
                .update(Filters.eq("_id", user), update)
                .await()
                .atMost(LIMIT);
    }

    private Document lead(int index) {
        return stored().getList("leads", Document.class).get(index);
    }

    private Document stored() {
        return read("preferences", user);
    }

    private Document replan(long rev) {
        return read("jobs", "replan|" + user + "|" + rev);
    }

    private Document read(String collection, String id) {
        return database.documents(collection, Document.class)
                .findById(id)
                .await()
                .atMost(LIMIT);
    }
}
