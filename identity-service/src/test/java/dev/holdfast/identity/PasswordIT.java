package dev.holdfast.identity;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
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

/** Passwords that were forgotten, and first ones of those who were invited. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class PasswordIT {

    private static final String COOKIE = "holdfast_refresh";
    private static final String NEW = "a password to remember";

    @Inject
    MutableClock clock;

    private String email = "";

    @BeforeEach
    void start() {
        Api.start(clock);
        email = Api.newClient();
    }

    @Test
    void setsANewPasswordOnceAndSignsOutEverywhere() {
        String session = Api.login(email, Api.PASSWORD).cookie(COOKIE);
        Api.forgot(email);
        String token = Api.resetToken(id());

        assertThat(Api.reset(token, NEW).statusCode()).isEqualTo(204);

        Api.assertProblem(Api.refresh(session), 401, "session-ended");
        Api.assertProblem(Api.login(email, Api.PASSWORD), 401, "bad-credentials");
        assertThat(Api.login(email, NEW).statusCode()).isEqualTo(200);
        Api.assertProblem(Api.reset(token, "yet another password"), 401, "link-invalid");
        assertThat(Api.login(email, NEW).statusCode()).isEqualTo(200);
        Response changed = Api.mailFacts(Api.awaitJob(id(), "password-changed|" + id() + "|1"));
        assertThat(changed.<Boolean>path("wanted")).isTrue();
        assertThat(changed.<String>path("to.email")).isEqualTo(email);
    }

    @Test
    void storesNothingThatWouldBeALink() {
        Api.forgot(email);
        String token = Api.resetToken(id());

        String proof = token.substring(token.lastIndexOf('.') + 1);
        assertThat(Stored.user(email).toJson()).doesNotContain(proof);
        assertThat(Stored.all("jobs", Filters.eq("ref.id", id())))
                .allSatisfy(job -> assertThat(job.toJson()).doesNotContain(proof));
    }

    @Test
    void endsEveryLinkOfBefore() {
        Api.forgot(email);
        String first = Api.resetToken(id());
        clock.advance(Duration.ofSeconds(1));
        Api.forgot(email);
        String second = Api.resetToken(id());
        assertThat(second).isNotEqualTo(first);

        assertThat(Api.reset(first, NEW).statusCode()).isEqualTo(204);

        Api.assertProblem(Api.reset(second, "yet another password"), 401, "link-invalid");
    }

    @Test
    void letsALinkExpireAfterADay() {
        Api.forgot(email);
        String token = Api.resetToken(id());

        clock.advance(Duration.ofHours(24).plusSeconds(1));

        Api.assertProblem(Api.reset(token, NEW), 401, "link-expired");
        assertThat(Api.login(email, Api.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void mailsNothingThatWasOvertaken() {
        Api.forgot(email);
        String job = Api.awaitJob(id(), "reset-password|" + id());
        Api.reset(Api.resetToken(id()), NEW);

        assertThat(Api.mailFacts(job).<Boolean>path("wanted")).isFalse();
        assertThat(Api.mailFacts(job).<String>path("link")).isNull();
    }

    @RepeatedTest(3)
    void sendsOneMailWhenTwoForgetAtOnce() {
        List<Integer> statuses = Api.atOnce(2, () -> Api.forgot(email).statusCode());

        assertThat(statuses).containsOnly(202);
        Api.awaitJob(id(), "reset-password|" + id());
        int counted = Stored.user(email).get("registration", Document.class).getInteger("times");
        await().untilAsserted(() -> assertThat(resetMails()).hasSize(counted - 1));
        assertThat(resetMails()).hasSizeBetween(1, 2);
    }

    @RepeatedTest(3)
    void takesTheFirstOfManyUsesOfALinkAtOnce() {
        Api.forgot(email);
        String token = Api.resetToken(id());

        List<Integer> statuses = Api.atOnce(4, () -> Api.reset(token, NEW).statusCode());

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 401);
        assertThat(Api.login(email, NEW).statusCode()).isEqualTo(200);
        assertThat(Stored.user(email).getLong("passwordVersion")).isEqualTo(1);
    }

    @RepeatedTest(5)
    void leavesNoSessionOfTheOldPasswordBehindThatWasOpenedMeanwhile() {
        Api.forgot(email);
        String token = Api.resetToken(id());

        List<Response> answers = Api.atOnce(List.of(
                () -> Api.reset(token, NEW),
                () -> Api.login(email, Api.PASSWORD),
                () -> Api.login(email, Api.PASSWORD)));

        assertThat(answers.getFirst().statusCode()).isEqualTo(204);
        answers.stream()
                .skip(1)
                .filter(answer -> answer.statusCode() == 200)
                .forEach(answer -> Api.assertProblem(Api.refresh(answer.cookie(COOKIE)), 401, "session-ended"));
    }

    @Test
    void verifiesTheAddressOfWhoeverNeverDid() {
        String unverified = Api.newEmail();
        Api.register(unverified);
        Api.forgot(unverified);
        String userId = Stored.user(unverified).getString("_id");

        Api.reset(Api.resetToken(userId), NEW);

        assertThat(Api.login(unverified, NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void answersAllAlike() {
        Response known = Api.forgot(email);
        Response unknown = Api.forgot(Api.newEmail());

        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(unknown.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void invitesWhomAnAdminMakesAnAccountFor() {
        String invited = Api.newEmail();
        Response created = Api.invite(Api.admin(), invited, "practitioner");
        String userId = created.path("id");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.<String>path("state")).isEqualTo("invited");
        Api.assertProblem(Api.login(invited, Api.PASSWORD), 401, "bad-credentials");
        Response facts = Api.mailFacts(Api.awaitJob(userId, "invitation|" + userId + "|0-"));
        assertThat(facts.<String>path("link")).contains("/accept-invitation?token=");
        assertThat(Api.reset(Api.tokenIn(facts), NEW).statusCode()).isEqualTo(204);

        assertThat(Api.login(invited, NEW).statusCode()).isEqualTo(200);
        Api.assertProblem(Api.reset(Api.tokenIn(facts), Api.PASSWORD), 401, "link-invalid");
        assertThat(Stored.jobsOf(userId)).noneMatch(id -> id.startsWith("password-changed"));
        Api.assertProblem(Api.invite(Api.admin(), invited, "client"), 409, "email-taken");
    }

    @Test
    void sendsAnInvitationAgainWhileThereIsNoPassword() {
        String admin = Api.admin();
        String userId = Api.invite(admin, Api.newEmail(), "client").path("id");
        String first = Api.tokenIn(Api.mailFacts(Api.awaitJob(userId, "invitation|" + userId)));
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        Api.assertProblem(Api.reset(first, NEW), 401, "link-expired");
        String later = Api.admin();

        assertThat(inviteAgain(later, userId).statusCode()).isEqualTo(202);
        // Tokens between services are made by the clock on the wall.
        clock.set(TestClock.now());
        String again = Api.tokenIn(Api.mailFacts(Api.awaitJob(userId, "invitation|" + userId)));
        assertThat(Api.reset(again, NEW).statusCode()).isEqualTo(204);
        Api.assertProblem(inviteAgain(Api.admin(), userId), 409, "not-invited");
        Api.assertProblem(inviteAgain(Api.admin(), "usr_nobody"), 404, "user-not-found");
    }

    @Test
    void bearsWithAnAdminWhoInvitesTooOften() {
        String admin = Api.admin();
        String userId = Api.invite(admin, Api.newEmail(), "client").path("id");
        for (int i = 0; i < 4; i++) {
            assertThat(inviteAgain(admin, userId).statusCode()).isEqualTo(202);
        }

        Response refused = inviteAgain(admin, userId);

        Api.assertProblem(refused, 429, "too-many-mails");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 86_400L);
    }

    @Test
    void doesNotLetAStrangerRegisterTheAddressOfSomebodyInvited() {
        String invited = Api.newEmail();
        String userId = Api.invite(Api.admin(), invited, "practitioner").path("id");

        Api.register(invited, "password of a stranger");

        Api.awaitJob(userId, "registration-note|" + userId);
        Api.assertProblem(Api.login(invited, "password of a stranger"), 401, "bad-credentials");
        assertThat(Stored.user(invited).getBoolean("invited")).isTrue();
    }

    private List<String> resetMails() {
        return Stored.jobsOf(id()).stream()
                .filter(job -> job.startsWith("reset-password"))
                .toList();
    }

    private static Response inviteAgain(String admin, String userId) {
        return Api.as(admin).post("/api/users/" + userId + "/invitation");
    }

    private String id() {
        return Stored.user(email).getString("_id");
    }
}
