package dev.holdfast.identity;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** An address that is registered more than once before anybody has shown that it is theirs. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class RegisterAgainIT {

    private static final String STRANGERS = "password of a stranger";
    private static final String OWNERS = "password of the owner";
    private static final int MAILS_A_DAY = 5;

    @Inject
    MutableClock clock;

    private final String email = Api.newEmail();

    @BeforeEach
    void start() {
        Api.start(clock);
    }

    @Test
    void givesTheAccountToItsOwnerWhoeverRegisteredTheAddressBefore() {
        Api.register(email, STRANGERS, "Stranger", "Europe/Paris");
        String strangersLink = Api.verificationToken(id());
        Response owner = Api.register(email, OWNERS, "Vani", "Asia/Kolkata");

        Api.assertProblem(Api.verify(strangersLink), 401, "link-invalid");
        assertThat(Stored.user(email).getBoolean("emailVerified")).isFalse();
        assertThat(Api.verify(Api.verificationToken(id(), 1), OWNERS).statusCode())
                .isEqualTo(204);

        assertThat(owner.statusCode()).isEqualTo(202);
        assertThat(Api.login(email, OWNERS).statusCode()).isEqualTo(200);
        Api.assertProblem(Api.login(email, STRANGERS), 401, "bad-credentials");
        Api.assertProblem(Api.verify(strangersLink), 401, "link-invalid");
        assertThat(Stored.user(email)).containsEntry("name", "Vani").containsEntry("timeZone", "Asia/Kolkata");
    }

    @Test
    void doesNotVerifyThePasswordOfWhoeverRegisteredAfterTheOwner() {
        Api.register(email, OWNERS, "Vani", "Asia/Kolkata");
        Api.register(email, STRANGERS, "Stranger", "Europe/Paris");
        String newest = Api.verificationToken(id(), 1);

        Api.assertProblem(Api.verify(newest), 403, "password-needed");
        Api.assertProblem(Api.verify(newest, OWNERS), 401, "other-password");

        assertThat(Stored.user(email).getBoolean("emailVerified")).isFalse();
        Api.assertProblem(Api.login(email, STRANGERS), 403, "email-unverified");
        assertThat(Api.forgot(email).statusCode()).isEqualTo(202);
        assertThat(Api.reset(Api.resetToken(id()), OWNERS).statusCode()).isEqualTo(204);
        assertThat(Api.login(email, OWNERS).statusCode()).isEqualTo(200);
        Api.assertProblem(Api.login(email, STRANGERS), 401, "bad-credentials");
        assertThat(Api.verify(newest).statusCode()).isIn(204, 401);
        Api.assertProblem(Api.login(email, STRANGERS), 401, "bad-credentials");
    }

    @Test
    void mailsTheLinkAgainToWhoeverWaitsForIt() {
        Api.register(email);
        Response known = Api.resend(email);
        Response unknown = Api.resend(Api.newEmail());

        String job = Api.awaitJob(id(), "verify-email|" + id() + "|0-");
        Response facts = Api.mailFacts(job);

        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(unknown.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEqualTo(unknown.asString());
        assertThat(facts.<Boolean>path("wanted")).isTrue();
        assertThat(Api.verify(Api.tokenIn(facts)).statusCode()).isEqualTo(204);
        assertThat(Api.mailFacts(job).<Boolean>path("wanted")).isFalse();
        Api.resend(email);
        assertThat(Stored.user(email).get("registration", Document.class).getInteger("times"))
                .isEqualTo(2);
    }

    @Test
    void letsNobodyFloodAMailboxByAskingForLinksOfAllKinds() {
        Api.register(email);

        for (int i = 0; i < MAILS_A_DAY; i++) {
            Api.resend(email);
            Api.forgot(email);
        }

        await().untilAsserted(() -> assertThat(Stored.jobsOf(id())).hasSize(MAILS_A_DAY));
        clock.advance(Duration.ofDays(1));
        Api.forgot(email);
        await().untilAsserted(() -> assertThat(Stored.jobsOf(id())).hasSize(MAILS_A_DAY + 1));
    }

    @Test
    void takesThePasswordThatWasTypedLast() {
        Api.register(email, "first idea of one");
        Api.register(email, "better idea of one");

        Api.assertProblem(Api.login(email, "first idea of one"), 401, "bad-credentials");
        Api.assertProblem(Api.login(email, "better idea of one"), 403, "email-unverified");
        Api.verify(Api.verificationToken(id(), 1), "better idea of one");
        assertThat(Api.login(email, "better idea of one").statusCode()).isEqualTo(200);
    }

    @Test
    void mailsTheLinkOfTheLatestRegistrationOnly() {
        Api.register(email);
        Api.register(email, OWNERS, "Vani", "Asia/Kolkata");

        Response overtaken = Api.mailFacts(mail(0));
        Response current = Api.mailFacts(mail(1));

        await().untilAsserted(() -> assertThat(Stored.jobsOf(id())).containsExactly(mail(0), mail(1)));
        assertThat(overtaken.<Boolean>path("wanted")).isFalse();
        assertThat(overtaken.<String>path("link")).isNull();
        assertThat(current.<Boolean>path("wanted")).isTrue();
        assertThat(current.<String>path("to.name")).isEqualTo("Vani");
        assertThat(Api.mailFacts(mail(2)).<Boolean>path("wanted")).isFalse();
    }

    @Test
    void letsNobodyFloodAMailbox() {
        String first = Api.register(email).asString();

        List<Response> others = IntStream.range(0, MAILS_A_DAY + 3)
                .mapToObj(i -> Api.register(email))
                .toList();

        assertThat(others).extracting(Response::statusCode).containsOnly(202);
        assertThat(others).extracting(Response::asString).containsOnly(first);
        await().untilAsserted(() -> assertThat(Stored.jobsOf(id())).containsExactlyElementsOf(mails(MAILS_A_DAY)));
        assertThat(Stored.user(email).getList("outbox", Document.class, List.of()))
                .isEmpty();
    }

    @Test
    void changesNothingButEndsTheLinksWhenADayHasSeenTooMany() {
        registerAsOftenAsADayAllows(STRANGERS);
        String strangersLink = Api.verificationToken(id(), MAILS_A_DAY - 1);

        Api.register(email, OWNERS, "Vani", "Asia/Kolkata");
        Document refused = Stored.user(email);
        Api.register(email, OWNERS, "Vani", "Asia/Kolkata");

        Api.assertProblem(Api.verify(strangersLink), 401, "link-invalid");
        Api.assertProblem(Api.login(email, OWNERS), 401, "bad-credentials");
        assertThat(refused).containsEntry("name", "Asha Rao");
        assertThat(Stored.user(email)).isEqualTo(refused);
    }

    @Test
    void startsAfreshTheNextDay() {
        clock.advance(Duration.ofDays(-1));
        registerAsOftenAsADayAllows(STRANGERS);
        Api.register(email, STRANGERS);
        clock.set(TestClock.now());

        Api.register(email, OWNERS);

        assertThat(Api.verify(Api.verificationToken(id(), MAILS_A_DAY + 1), OWNERS)
                        .statusCode())
                .isEqualTo(204);
        assertThat(Api.login(email, OWNERS).statusCode()).isEqualTo(200);
    }

    @RepeatedTest(5)
    void keepsPasswordNameAndLinkTogetherWhenTwoRegisterAtOnce() {
        Api.register(email);
        var turn = new AtomicInteger();

        List<Integer> statuses = Api.atOnce(2, () -> {
            String name = turn.getAndIncrement() == 0 ? "Vani" : "Mira";
            return Api.register(email, passwordOf(name), name, "Asia/Kolkata").statusCode();
        });

        assertThat(statuses).containsOnly(202);
        await().untilAsserted(() -> assertThat(Stored.jobsOf(id())).containsExactlyElementsOf(mails(3)));
        String winner = Stored.user(email).getString("name");
        String loser = winner.equals("Vani") ? "Mira" : "Vani";
        assertThat(Api.verify(Api.verificationToken(id(), 2), passwordOf(winner))
                        .statusCode())
                .isEqualTo(204);
        assertThat(Api.login(email, passwordOf(winner)).statusCode()).isEqualTo(200);
        Api.assertProblem(Api.login(email, passwordOf(loser)), 401, "bad-credentials");
    }

    @RepeatedTest(3)
    void neverLetsAnOldLinkVerifyANewPassword() {
        Api.register(email, STRANGERS);
        String oldLink = Api.verificationToken(id());
        var turn = new AtomicInteger();

        Api.atOnce(3, () -> turn.getAndIncrement() == 0 ? Api.register(email, OWNERS) : Api.verify(oldLink));

        boolean verified = Stored.user(email).getBoolean("emailVerified");
        assertThat(Api.verify(oldLink).statusCode()).isEqualTo(verified ? 204 : 401);
        assertThat(Api.login(email, STRANGERS).statusCode()).isEqualTo(verified ? 200 : 401);
        assertThat(Api.login(email, OWNERS).statusCode()).isEqualTo(verified ? 401 : 403);
    }

    private void registerAsOftenAsADayAllows(String password) {
        IntStream.range(0, MAILS_A_DAY).forEach(i -> Api.register(email, password));
    }

    private String id() {
        return Stored.user(email).getString("_id");
    }

    private String mail(int version) {
        return "verify-email|" + id() + "|" + version;
    }

    private List<String> mails(int count) {
        return IntStream.range(0, count).mapToObj(this::mail).toList();
    }

    private static String passwordOf(String name) {
        return "password of " + name;
    }
}
