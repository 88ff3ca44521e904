package dev.holdfast.e2e;

import static com.mongodb.client.model.Filters.eq;
import static dev.holdfast.e2e.driver.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Accounts from the invitation to their end, by the mails that arrive. */
@OnRunningStack
@Order(12)
class PeopleIT {
    private static final Duration JOBS = Duration.ofSeconds(20);

    private final Stack stack;

    PeopleIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void anInvitedColleagueChoosesAPasswordByTheMailedLink() {
        Person person = Person.called("Esha");
        invite(stack.signInAs("admin"), person);

        String token = stack.inbox().awaitToken(person.email(), "/accept-invitation", SOON);
        stack.edge().resetPassword(token, person.password()).expect(204);

        Session session = stack.edge().signIn(person.email(), person.password());
        assertThat(session.me().path("roles").toString()).isEqualTo("[\"practitioner\"]");
    }

    @Test
    void aForgottenPasswordIsReplacedByTheMailedLinkWhichSignsOutEverywhere() {
        Person person = Person.called("Farah");
        Session before = stack.settle(person);
        String other = Person.called("Farah").password();

        stack.edge().forgotPassword(person.email()).expect(202);
        String token = stack.inbox().awaitToken(person.email(), "/reset-password", SOON);
        stack.edge().resetPassword(token, other).expect(204);

        assertThat(before.refresh().status()).isEqualTo(401);
        assertThat(stack.edge().login(person.email(), person.password()).status())
                .isEqualTo(401);
        stack.edge().signIn(person.email(), other);
        stack.inbox().await(person.email(), SOON, "word of the change", mail -> mail.subject()
                .equals("Your password was changed"));
        assertThat(stack.edge().resetPassword(token, other).expect(401).slug()).isEqualTo("link-invalid");
    }

    @Test
    void aPractitionerReadsTheNamesOfAHundredClientsAtOnce() {
        Person person = Person.called("Hema");
        Session client = stack.settle(person);
        String user = client.me().path("id").asText();
        String path = Stream.concat(IntStream.range(1, 100).mapToObj("usr_%032x"::formatted), Stream.of(user))
                .collect(Collectors.joining("&id=", "/api/users/names?id=", ""));

        JsonNode items =
                stack.signInAs("practitioner").get(path).expect(200).json().path("items");

        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("id").asText()).isEqualTo(user);
        assertThat(items.path(0).path("name").asText()).isEqualTo(person.name());
        assertThat(client.get(path).expect(403).slug()).isEqualTo("not-allowed");
    }

    @Test
    void aClosedAccountIsOutAtOnceAndErasedByItsJobs() {
        Person person = Person.called("Gita");
        Session client = stack.settle(person);
        String user = client.me().path("id").asText();

        stack.signInAs("admin").send("DELETE", "/api/users/" + user, Map.of()).expect(204);

        assertThat(client.refresh().status()).isEqualTo(401);
        assertThat(stack.edge().login(person.email(), person.password()).status())
                .isEqualTo(401);
        Promise.within(
                JOBS,
                "both jobs of the closing done",
                () -> stack.mongo().find("jobs", eq("ref.id", user)).stream()
                        .filter(job -> job.getString("type").equals("closed"))
                        .filter(job -> "DONE".equals(job.getString("state")))
                        .map(job -> job.getString("_id"))
                        .toList(),
                done -> done.containsAll(List.of("closed|" + user + "|booking", "closed|" + user + "|notification")));
        Promise.within(
                JOBS,
                "nobody told anything any more",
                () -> stack.mongo().find("deliveries", eq("to", user)),
                List<Document>::isEmpty);
    }

    @Test
    void aPractitionerWhoseAccountIsClosedIsBookedNoMore() {
        Session admin = stack.signInAs("admin");
        Session client = stack.settle(Person.called("Jaya"));
        String practitioner = invite(admin, Person.called("Indu"));
        Instant start = stack.clock().instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS);
        try (OfferedHere offered = OfferedHere.with(admin, practitioner)) {
            book(client, offered, start).expect(201);

            admin.send("DELETE", "/api/users/" + practitioner, Map.of()).expect(204);

            Promise.within(
                    JOBS,
                    "the working hours ended",
                    () -> stack.mongo().find("schedules", eq("_id", practitioner)),
                    ended -> ended.size() == 1);
            Answer refused = book(client, offered, start.plus(Duration.ofHours(2)));
            assertThat(refused.expect(409).json().path("reason").asText()).isEqualTo("outside-hours");
        }
        for (String nobody : List.of(practitioner, client.me().path("id").asText(), "usr_typo")) {
            Answer refused = OfferedHere.offer(admin, nobody).expect(422);
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("#/practitionerIds/0");
        }
    }

    private static Answer book(Session client, OfferedHere offered, Instant start) {
        return client.post("/api/bookings", Map.of("offeringId", offered.id(), "startsAt", start.toString()));
    }

    private static String invite(Session admin, Person practitioner) {
        Map<String, Object> account = Map.of(
                "email", practitioner.email(),
                "name", practitioner.name(),
                "timeZone", practitioner.timeZone(),
                "roles", List.of("practitioner"));
        return admin.post("/api/users", account).expect(201).json().path("id").asText();
    }
}
