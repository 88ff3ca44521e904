package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom staff find when they book for somebody. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class ClientsIT {

    /** Nobody else's name begins so. */
    private final String word = "z" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    MutableClock clock;

    private String admin = "";
    private String practitioner = "";

    @BeforeEach
    void start() {
        Api.start(clock);
        admin = Api.admin();
        String email = Api.newEmail();
        Api.newUser(admin, email, "practitioner");
        practitioner = Api.bearer(Api.login(email, Api.PASSWORD));
    }

    @Test
    void staffFindClientsByAWordOfTheNameInAnyCase() {
        String email = Api.newEmail();
        String vani = client("Vani " + word, email);
        String asha = client("Asha " + word + "son", Api.newEmail());

        for (String staff : List.of(practitioner, admin)) {
            Response found = found(staff, word.toUpperCase(java.util.Locale.ROOT));

            assertThat(found.<List<String>>path("items.id")).containsExactly(asha, vani);
            assertThat(found.<Map<String, String>>path("items[1]"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("id", vani, "name", "Vani " + word, "email", email));
            assertThat(found.header("Cache-Control")).contains("private", "no-store");
        }
        assertThat(ids(word.substring(1))).as("in the middle of a word").isEmpty();
    }

    @Test
    void staffFindClientsByTheBeginningOfTheirAddress() {
        String asha = client("Asha", word + "@example.org");

        assertThat(ids(word + "@ex")).containsExactly(asha);
        assertThat(ids(word + ".ex")).as("it is no pattern").isEmpty();
        assertThat(ids("example.org")).doesNotContain(asha);
    }

    @Test
    void whoIsNoClientOrHasClosedTheirAccountIsNotFound() {
        create(word, Api.newEmail(), "practitioner");
        String closed = client(word, Api.newEmail());
        assertThat(Api.as(admin).delete("/api/users/" + closed).statusCode()).isEqualTo(204);
        String both = create(word, Api.newEmail(), "client", "practitioner");

        assertThat(ids(word)).containsExactly(both);
    }

    /** Anybody may register under any name. */
    @Test
    void whoHasNotShownTheirAddressIsNotFoundUntilTheyDo() {
        String email = word + "@example.org";
        assertThat(Api.register(email, Api.PASSWORD, "Asha " + word, "Asia/Kolkata")
                        .statusCode())
                .isEqualTo(202);
        assertThat(ids(word)).isEmpty();

        String id = Stored.user(email).getString("_id");
        assertThat(Api.verify(Api.verificationToken(id)).statusCode()).isLessThan(300);
        assertThat(ids(word)).containsExactly(id);
    }

    @Test
    void tenAreEnoughToTypeMore() {
        for (int i = 0; i < 11; i++) {
            client(word + i, Api.newEmail());
        }

        assertThat(ids(word)).hasSize(10);
        assertThat(ids(word + "10")).hasSize(1);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a", " a ", "a\nb"})
    void lessThanTwoCharactersFindNobody(String query) {
        Api.assertProblem(found(practitioner, query), 422, "invalid-request").namesField("?query");
    }

    @Test
    void longerThanAnyNameIsRefused() {
        Api.assertProblem(found(practitioner, "x".repeat(101)), 422, "invalid-request")
                .namesField("?query");
    }

    @Test
    void clientsAndStrangersFindNobody() {
        String client = Api.bearer(Api.login(Api.newClient(), Api.PASSWORD));

        Api.assertProblem(found(client, word), 403, "not-allowed");
        Api.assertProblem(Api.asService().get("/api/users/clients?query=" + word), 403, "not-allowed");
        Api.assertProblem(RestAssured.get("/api/users/clients?query=" + word), 401, "not-authenticated");
    }

    private String client(String name, String email) {
        return create(name, email, "client");
    }

    private String create(String name, String email, String... roles) {
        return Api.as(admin)
                .body(Map.of("email", email, "name", name, "timeZone", "Asia/Kolkata", "roles", List.of(roles)))
                .post("/api/users")
                .path("id");
    }

    private List<String> ids(String query) {
        return found(practitioner, query).path("items.id");
    }

    private static Response found(String authorization, String query) {
        var request = Api.as(authorization);
        return (query == null ? request : request.queryParam("query", query)).get("/api/users/clients");
    }
}
