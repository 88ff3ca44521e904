package dev.holdfast.identity;

import static com.mongodb.client.model.Filters.eq;
import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The end of an account. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(BookingPeer.class)
class ClosingIT {

    private static final String COOKIE = "holdfast_refresh";

    @Inject
    MutableClock clock;

    private String admin = "";
    private String email = "";
    private String id = "";

    @BeforeEach
    void start() {
        Api.start(clock);
        admin = Api.admin();
        email = Api.newClient();
        id = Stored.user(email).getString("_id");
    }

    @Test
    void signsOutAtOnceAndLetsNobodyInAgain() {
        String session = Api.login(email, Api.PASSWORD).cookie(COOKIE);
        Api.forgot(email);
        String link = Api.resetToken(id);

        assertThat(close().statusCode()).isEqualTo(204);

        Api.assertProblem(Api.refresh(session), 401, "session-ended");
        Api.assertProblem(Api.login(email, Api.PASSWORD), 401, "bad-credentials");
        Api.assertProblem(Api.reset(link, Api.PASSWORD), 401, "link-invalid");
        assertThat(Api.forgot(email).statusCode()).isEqualTo(202);
        assertThat(Stored.all("credentials", eq(id))).isEmpty();
        assertThat(Stored.all("sessions", eq("userId", id)))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.get("revokedAt")).isNotNull());
        Response user = Api.as(admin).get("/api/users/" + id);
        assertThat(user.<String>path("state")).isEqualTo("closed");
        assertThat(user.<String>path("closedAt")).isEqualTo(clock.instant().toString());
        Api.assertProblem(Api.as(admin).body("{\"name\": \"X\"}").patch("/api/users/" + id), 409, "user-closed");
    }

    @Test
    void hasOneJobForEachOwnerOfPersonalDataHoweverOftenItIsClosed() {
        List<Integer> statuses = Api.atOnce(4, () -> close().statusCode());
        close();

        assertThat(statuses).containsOnly(204);
        await().untilAsserted(() -> assertThat(closingJobs())
                .containsExactly("closed|" + id + "|booking", "closed|" + id + "|notification"));
        assertThat(Stored.all("jobs", eq("_id", "closed|" + id + "|booking")))
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.getString("lane")).isEqualTo("default");
                    assertThat(job.get("payload", Document.class))
                            .containsOnlyKeys(JobExamples.payload("closed").keySet())
                            .containsEntry("userId", id);
                });
        assertThat(Stored.all("jobs", eq("_id", "closed|" + id + "|notification")))
                .extracting(job -> job.getString("lane"))
                .containsExactly("mail");
    }

    @RepeatedTest(5)
    void leavesNoSessionThatLivesWhenItIsRefreshedOrOpenedMeanwhile() {
        String session = Api.login(email, Api.PASSWORD).cookie(COOKIE);

        List<Response> answers =
                Api.atOnce(List.of(this::close, () -> Api.refresh(session), () -> Api.login(email, Api.PASSWORD)));

        assertThat(answers.getFirst().statusCode()).isEqualTo(204);
        answers.stream()
                .skip(1)
                .filter(answer -> answer.statusCode() == 200)
                .forEach(answer -> Api.assertProblem(Api.refresh(answer.cookie(COOKIE)), 401, "session-ended"));
        Api.assertProblem(Api.refresh(session), 401, "session-ended");
    }

    @Test
    void keepsTheAddressWhileABookingIsAheadAndADayAfterTheLastChange() {
        leaves("{\"ahead\": 1, \"lastChangeAt\": \"%s\"}"
                .formatted(clock.instant().minus(Duration.ofDays(9))));
        close();
        staysReachable();
        Api.assertProblem(Api.invite(admin, email, "client"), 409, "email-taken");

        leaves("{\"ahead\": 0, \"lastChangeAt\": \"%s\"}".formatted(clock.instant()));
        staysReachable();

        clock.advance(Duration.ofDays(1));
        await().untilAsserted(
                        () -> assertThat(Stored.all("users", eq(id)).getFirst()).containsKey("erasedAt"));
        Document erased = Stored.all("users", eq(id)).getFirst();
        assertThat(erased.toJson()).doesNotContain(email, "Asha", "Asia/Kolkata");
        await().untilAsserted(() -> assertThat(closingJobs())
                .contains("closed|" + id + "|booking|erased", "closed|" + id + "|notification|erased")
                .hasSize(4));
        assertThat(Stored.all("users", eq(id)).getFirst().get("erasePending")).isNull();
    }

    @Test
    void waitsForABookingServiceThatIsAway() {
        close();
        staysReachable();

        leaves("{\"ahead\": 0}");

        await().untilAsserted(() -> assertThat(person().statusCode()).isEqualTo(404));
        Api.assertProblem(Api.mailFacts("registration-note|" + id + "|2026-03-01"), 404, "mail-not-found");
    }

    @Test
    void givesTheAddressToNobodyUntilItIsErasedAndFreesItThen() {
        close();
        Response answer = Api.register(email, "password of a newcomer");

        assertThat(answer.statusCode()).isEqualTo(202);
        String note = Api.awaitJob(id, "closed-note|" + id);
        assertThat(Api.mailFacts(note).<Boolean>path("wanted")).isTrue();
        Api.assertProblem(Api.login(email, "password of a newcomer"), 401, "bad-credentials");
        assertThat(Stored.all("users", eq("email", email))).hasSize(1);

        leaves("{\"ahead\": 0}");
        await().untilAsserted(() -> assertThat(person().statusCode()).isEqualTo(404));
        Api.register(email, "password of a newcomer");
        assertThat(Stored.user(email).getString("_id")).isNotEqualTo(id);
        assertThat(Api.as(admin).get("/api/users/" + id).<String>path("email")).isNull();
    }

    @Test
    void closesNobodyUnknownAndIsForAdmins() {
        Api.assertProblem(Api.as(admin).delete("/api/users/usr_nobody"), 404, "user-not-found");
        Api.assertProblem(
                Api.as(Api.bearer(Api.login(email, Api.PASSWORD))).delete("/api/users/" + id), 403, "not-allowed");
    }

    private void staysReachable() {
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(6))
                .until(() -> email.equals(person().path("email")));
    }

    private void leaves(String json) {
        BookingPeer.left().put(id, json);
    }

    private Response close() {
        return Api.patiently(() -> Api.as(admin).delete("/api/users/" + id));
    }

    private Response person() {
        return Api.asService().get("/internal/users/" + id);
    }

    private List<String> closingJobs() {
        return Stored.jobsOf(id).stream()
                .filter(job -> job.startsWith("closed|"))
                .toList();
    }
}
