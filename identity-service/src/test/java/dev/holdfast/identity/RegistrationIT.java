package dev.holdfast.identity;

import static com.mongodb.client.model.Filters.eq;
import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class RegistrationIT {

    @Inject
    MutableClock clock;

    @BeforeEach
    void start() {
        Api.start(clock);
    }

    @Test
    void createsAUserWithAPasswordAndMailsThemALink() {
        String email = Api.newEmail();

        assertThat(Api.register("  " + email.toUpperCase(Locale.ROOT) + " ").statusCode())
                .isEqualTo(202);

        Document user = Stored.user(email);
        String id = user.getString("_id");
        assertThat(id).matches("usr_[0-9a-f]{32}");
        assertThat(user.getBoolean("emailVerified")).isFalse();
        assertThat(user.getList("roles", String.class)).containsExactly("client");
        assertThat(user.toJson()).doesNotContain("argon2");
        assertThat(Stored.all("credentials", eq(id)).getFirst().getString("password"))
                .startsWith("$argon2id$v=19$m=");
        await().untilAsserted(() -> assertThat(Stored.jobsOf(id)).containsExactly("verify-email|" + id + "|0"));
        await().untilAsserted(() -> assertThat(outboxOf(email)).isEmpty());
    }

    @Test
    void answersTheSameWhoeverAsks() {
        String email = Api.newEmail();
        String known = Api.newClient();

        Response first = Api.register(email);
        Response again = Api.register(email);
        Response verified = Api.register(known);

        assertThat(List.of(first.statusCode(), again.statusCode(), verified.statusCode()))
                .containsOnly(202);
        assertThat(List.of(again.asString(), verified.asString())).containsOnly(first.asString());
    }

    @Test
    void tellsAKnownOwnerOnceADayAndChangesNothing() {
        String email = Api.newClient();
        String id = Stored.user(email).getString("_id");

        Api.register(email, "another password");
        Api.register(email, "another password");

        String note = "registration-note|" + id + "|" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        await().untilAsserted(() -> assertThat(Stored.jobsOf(id)).containsExactly(note, "verify-email|" + id + "|0"));
        assertThat(Api.login(email, "another password").statusCode()).isEqualTo(401);
        assertThat(Api.login(email, Api.PASSWORD).statusCode()).isEqualTo(200);
        Response facts = Api.mailFacts(note);
        assertThat(facts.<Boolean>path("wanted")).isTrue();
        assertThat(facts.<String>path("link")).isNull();
    }

    @Test
    void makesOneUserOfManyRegistrationsAtOnce() {
        String email = Api.newEmail();

        List<Integer> statuses = Api.atOnce(8, () -> Api.register(email).statusCode());

        assertThat(statuses).containsOnly(202);
        assertThat(Stored.all("users", eq("email", email))).hasSize(1);
        String id = Stored.user(email).getString("_id");
        assertThat(Stored.all("credentials", eq(id))).hasSize(1);
        List<String> mails = IntStream.range(0, 5)
                .mapToObj(version -> "verify-email|" + id + "|" + version)
                .toList();
        await().untilAsserted(() -> assertThat(Stored.jobsOf(id)).containsExactlyElementsOf(mails));
    }

    @Test
    void saysWhatTheVerificationMailHasToSay() {
        String email = Api.newEmail();
        Api.register(email);
        String id = Stored.user(email).getString("_id");

        Response facts = Api.mailFacts("verify-email|" + id + "|0");

        assertThat(facts.statusCode()).isEqualTo(200);
        assertThat(facts.<Boolean>path("wanted")).isTrue();
        assertThat(facts.<String>path("kind")).isEqualTo("verify-email");
        assertThat(facts.<String>path("to.email")).isEqualTo(email);
        assertThat(facts.<String>path("to.name")).isEqualTo("Asha Rao");
        assertThat(facts.<String>path("timeZone")).isEqualTo("Asia/Kolkata");
        assertThat(facts.<String>path("link")).startsWith("http://localhost:8080/verify-email?token=" + id + ".");
    }

    @Test
    void wantsNoVerificationMailOnceVerified() {
        String id = Stored.user(Api.newClient()).getString("_id");

        Response facts = Api.mailFacts("verify-email|" + id + "|0");

        assertThat(facts.<Boolean>path("wanted")).isFalse();
        assertThat(facts.<String>path("link")).isNull();
    }

    @Test
    void knowsNoMailToStrangers() {
        Api.assertProblem(Api.mailFacts("verify-email|usr_" + "0".repeat(32) + "|0"), 404, "mail-not-found");
        Api.assertProblem(Api.mailFacts("booking-confirmed|bk_1|1"), 404, "mail-not-found");
        Api.assertProblem(Api.mailFacts("..|%2f|☃"), 404, "mail-not-found");
    }

    @Test
    void verifiesByTheMailedLinkAsOftenAsItIsUsed() {
        String email = Api.newEmail();
        Api.register(email);
        String token = Api.verificationToken(Stored.user(email).getString("_id"));

        assertThat(Api.verify(token).statusCode()).isEqualTo(204);
        assertThat(Api.verify(token).statusCode()).isEqualTo(204);

        assertThat(Stored.user(email).getBoolean("emailVerified")).isTrue();
    }

    @Test
    void refusesAnExpiredLink() {
        String email = Api.newEmail();
        Api.register(email);
        String token = Api.verificationToken(Stored.user(email).getString("_id"));

        clock.advance(Duration.ofDays(2).plusSeconds(1));

        Api.assertProblem(Api.verify(token), 401, "link-expired");
        assertThat(Stored.user(email).getBoolean("emailVerified")).isFalse();
    }

    @Test
    void refusesAForgedLink() {
        String email = Api.newEmail();
        Api.register(email);
        String id = Stored.user(email).getString("_id");
        String token = Api.verificationToken(id);
        String other = Stored.user(Api.newClient()).getString("_id");

        Api.assertProblem(Api.verify(token.replace(id, other)), 401, "link-invalid");
        Api.assertProblem(Api.verify(token.replace(id, "usr_" + "0".repeat(32))), 401, "link-invalid");
        Api.assertProblem(Api.verify(token.substring(1)), 401, "link-invalid");
        Api.assertProblem(Api.verify("nonsense"), 401, "link-invalid");
        assertThat(Stored.user(email).getBoolean("emailVerified")).isFalse();
    }

    private static List<Document> outboxOf(String email) {
        return Stored.user(email).getList("outbox", Document.class, List.of());
    }
}
