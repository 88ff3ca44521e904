package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class BookingsIT {

    private static final Instant NINE = Ahead.at(90, "09:00");
    private static final Instant MIDNIGHT = NINE.minus(Duration.ofHours(9));

    private final String client = Practice.newClient();
    private final String eventType = Practice.newEventType();
    private String offering;

    @BeforeEach
    void offerSomething() {
        offering = Practice.offering(eventType);
    }

    @Test
    void peopleSeeTheirOwnAndStaffSeeAll() {
        String id = idOf(book(NINE));
        String path = "/api/bookings/" + id;

        given().header("Authorization", Practice.as(client))
                .get(path)
                .then()
                .statusCode(200)
                .body("clientId", equalTo(client));
        given().header("Authorization", Practice.PRACTITIONER).get(path).then().statusCode(200);
        given().header("Authorization", Practice.ADMIN)
                .get("/api/bookings?limit=100&from=" + NINE + "&to=" + NINE.plusSeconds(1))
                .then()
                .body("items.id", hasItem(id));
        assertProblem(
                given().header("Authorization", Practice.as(Practice.newClient()))
                        .get(path),
                404,
                "booking-not-found");
        assertProblem(
                given().header("Authorization", Practice.as(client)).get("/api/bookings/bk_%7B%24ne%7D"),
                404,
                "booking-not-found");
        assertProblem(given().get(path), 401, "not-authenticated");
        assertProblem(
                given().header("Authorization", TestTokens.service("booking")).get(path), 403, "not-allowed");
    }

    @Test
    void listsComeInPagesNewestStartFirst() {
        book(NINE);
        book(NINE.plusSeconds(7200));
        book(NINE.plusSeconds(3600));

        list("page=1&limit=2").then().body("total", equalTo(3)).body("items.startsAt", equalTo(starts(7200, 3600)));
        list("page=2&limit=2").then().body("items.startsAt", equalTo(starts(0)));
        list("page=3&limit=2").then().body("items", equalTo(List.of()));
    }

    @Test
    void filtersNarrow() {
        CalendlyEventFixture cancelled = book(NINE);
        book(NINE.plusSeconds(3600));
        Practice.take(cancelled.canceled(), cancelled.token());

        list("status=CANCELLED").then().body("items.startsAt", equalTo(starts(0)));
        list("from=" + NINE.plusSeconds(3600)).then().body("total", equalTo(1));
        list("to=" + NINE.plusSeconds(3600)).then().body("total", equalTo(1));
        list("from=" + NINE.toString().replace("09:00:00Z", "14:30:00%2B05:30") + "&to=" + NINE.plusSeconds(3601))
                .then()
                .body("total", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=DONE",
                "from=yesterday",
                "from=2027-03-14",
                "to=+999999999-01-01T00:00:00Z",
                "from=2027-03-14T10:00:00Z&to=2027-03-14T10:00:00Z",
                "page=-1",
                "clientId=%7B%24ne%7D"
            })
    void filtersThatCannotBeAre422(String query) {
        assertProblem(list(query), 422, "invalid-request");
    }

    @Test
    void staffSeeAllOfOneClientAndHowOftenTheyDidNotCome() {
        Instant past = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(9));
        for (String how : List.of("no-show", "complete", "no-show")) {
            past = past.plusSeconds(7200);
            String id = idOf(book(past));
            Practice.change(Practice.ADMIN, id, how, Map.of(), Map.of()).then().statusCode(200);
        }
        book(NINE);

        listAs(Practice.ADMIN, "limit=1&clientId=" + client)
                .then()
                .statusCode(200)
                .body("total", equalTo(4))
                .body("items.startsAt", equalTo(List.of(NINE.toString())))
                .body("noShows", equalTo(2));
        listAs(Practice.PRACTITIONER, "status=COMPLETED&clientId=" + client)
                .then()
                .body("total", equalTo(1))
                .body("noShows", equalTo(2));
        listAs(Practice.ADMIN, "clientId=" + Practice.newClient())
                .then()
                .body("total", equalTo(0))
                .body("noShows", equalTo(0));
        assertThat(listAs(Practice.ADMIN, "limit=1").asString()).doesNotContain("noShows");
        list("clientId=" + client).then().body("total", equalTo(4));
        assertThat(list("clientId=" + client).asString()).doesNotContain("noShows");
        assertProblem(list("clientId=" + Practice.newClient()), 403, "not-allowed");
    }

    @Test
    void aMailIsWantedWhileItTellsTheTruth() {
        CalendlyEventFixture booked = book(NINE);
        String id = idOf(booked);

        mailFacts("booking-confirmed|" + id + "|1")
                .then()
                .statusCode(200)
                .body("wanted", equalTo(true))
                .body("kind", equalTo("booking-confirmed"))
                .body("clientId", equalTo(client))
                .body("offeringName", equalTo("Consultation"))
                .body("startsAt", equalTo(NINE.toString()))
                .body("uid", equalTo(id + "@localhost"))
                .body("sequence", equalTo(0));

        Practice.take(booked.canceled(), booked.token());

        mailFacts("booking-confirmed|" + id + "|1").then().body("wanted", equalTo(false));
        mailFacts("booking-cancelled|" + id + "|2")
                .then()
                .body("wanted", equalTo(true))
                .body("uid", equalTo(id + "@localhost"))
                .body("sequence", equalTo(1))
                .body("rev", equalTo(2));
    }

    @Test
    void aReminderIsToldWhenTheBookingWasDecidedAndWhatItsOfferingSays() {
        CalendlyEventFixture booked = book(NINE);
        String id = idOf(booked);

        for (String job : List.of("plan|" + id + "|1|3", "rem|" + id + "|1|T-60m|1700000000")) {
            Response facts = mailFacts(job);
            facts.then()
                    .statusCode(200)
                    .body("wanted", equalTo(true))
                    .body("madeByClient", equalTo(true))
                    .body("reminderMinutesBefore", equalTo(List.of(1440, 60)));
            assertThat(Instant.parse(facts.path("decidedAt"))).isBeforeOrEqualTo(Instant.now());
        }

        Practice.take(booked.canceled(), booked.token());
        mailFacts("rem|" + id + "|1|T-60m|1700000000").then().body("wanted", equalTo(false));
        mailFacts("rem|" + id + "|2|T-60m|1700000000").then().body("wanted", equalTo(false));
    }

    @Test
    void comingBookingsOfAClientAreToldToServicesInPages() {
        Instant soon = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(9));
        book(soon.minus(Duration.ofDays(10)));
        String one = idOf(book(soon));
        String two = idOf(book(soon.plusSeconds(7200)));
        CalendlyEventFixture cancelled = book(soon.plusSeconds(14_400));
        Practice.take(cancelled.canceled(), cancelled.token());

        List<String> both = Stream.of(one, two).sorted().toList();
        coming("limit=1")
                .then()
                .body("items.id", equalTo(List.of(both.getFirst())))
                .body("items.rev", equalTo(List.of(1)));
        coming("limit=2&after=" + both.getFirst()).then().body("items.id", equalTo(List.of(both.getLast())));
        assertProblem(coming("limit=0"), 422, "invalid-request");
        assertProblem(
                given().header("Authorization", Practice.ADMIN).get("/internal/bookings?clientId=" + client),
                403,
                "not-allowed");
    }

    @Test
    void aPractitionersDayIsToldToServicesInOrder() {
        CalendlyEventFixture cancelled = book(NINE.plusSeconds(7200));
        Practice.take(cancelled.canceled(), cancelled.token());
        book(NINE.plusSeconds(3600));
        String first = idOf(book(NINE));
        String practitioner = practitionerOf(first);

        agenda(practitioner, MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)))
                .then()
                .statusCode(200)
                .body("items.startsAt", equalTo(starts(0, 3600)))
                .body("items.status", equalTo(List.of("CONFIRMED", "CONFIRMED")))
                .body("items[0].offeringName", equalTo("Consultation"));
        agenda(practitioner, NINE.plusSeconds(1800), NINE.plusSeconds(3600))
                .then()
                .body("items", equalTo(List.of()));
        assertProblem(agenda(practitioner, "today", "tomorrow"), 422, "invalid-request");
    }

    @Test
    void aPractitionersDayHasWhatClashes() {
        String practitioner = practitionerOf(idOf(book(NINE)));
        String token = Practice.token(client, offering);
        CalendlyEventFixture late = anInvitee()
                .ofType(eventType)
                .at(NINE.plusSeconds(600), Duration.ofMinutes(30))
                .with(token);
        assertThat(Practice.take(late.created(), token)).isEqualTo("CONFLICTED");

        agenda(practitioner, MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)))
                .then()
                .body("items.startsAt", equalTo(starts(0, 600)))
                .body("items.status", equalTo(List.of("CONFIRMED", "CONFLICTED")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"booking-confirmed|bk_nothing|1", "verify-email|us_1|1", "nonsense", "a|b|c|d"})
    void mailsOfNobodyAreNotFound(String jobId) {
        assertProblem(mailFacts(jobId), 404, "mail-not-found");
    }

    @Test
    void mailFactsAreForServices() {
        Response byAdmin = given().header("Authorization", Practice.ADMIN)
                .get("/internal/mail-facts/{id}", "booking-confirmed|bk_1|1");

        assertProblem(byAdmin, 403, "not-allowed");
    }

    @Test
    void tasksAreForStaff() {
        assertProblem(given().header("Authorization", Practice.as(client)).get("/api/tasks"), 403, "not-allowed");
        assertProblem(
                given().header("Authorization", Practice.ADMIN).get("/api/tasks?state=LATER"), 422, "invalid-request");
        given().header("Authorization", Practice.ADMIN)
                .get("/api/tasks?state=OPEN&kind=booking-conflict&limit=1")
                .then()
                .statusCode(200)
                .body("limit", equalTo(1));
    }

    private CalendlyEventFixture book(Instant start) {
        String token = Practice.token(client, offering);
        CalendlyEventFixture invitee =
                anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).with(token);
        assertThat(Practice.take(invitee.created(), token)).isEqualTo("CONFIRMED");
        return invitee;
    }

    private String idOf(CalendlyEventFixture booked) {
        assertThat(booked.token()).isNotNull();
        return Practice.field(Practice.bookingsOf(client).getFirst(), "id");
    }

    private static String practitionerOf(String booking) {
        return given().header("Authorization", Practice.ADMIN)
                .get("/api/bookings/" + booking)
                .path("practitionerId");
    }

    /** As they are told of bookings so many seconds after nine. */
    private static List<String> starts(long... seconds) {
        return LongStream.of(seconds)
                .mapToObj(NINE::plusSeconds)
                .map(Instant::toString)
                .toList();
    }

    private Response list(String query) {
        return listAs(Practice.as(client), query);
    }

    private static Response listAs(String who, String query) {
        return given().header("Authorization", who).urlEncodingEnabled(false).get("/api/bookings?" + query);
    }

    private Response coming(String query) {
        return given().header("Authorization", TestTokens.service("booking"))
                .get("/internal/bookings?clientId=" + client + "&" + query);
    }

    private static Response agenda(String practitioner, Object from, Object to) {
        return given().header("Authorization", TestTokens.service("booking"))
                .queryParam("practitionerId", practitioner)
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .get("/internal/agenda");
    }

    private static Response mailFacts(String jobId) {
        return given().header("Authorization", TestTokens.service("booking")).get("/internal/mail-facts/{id}", jobId);
    }
}
