package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;

/** Half hours with a practitioner who works around the clock by UTC, of which a day and a week take only so many. */
final class CappedOffering {

    final String practitioner = Practice.newClient();

    /** A Monday some weeks ahead. */
    final LocalDate monday = LocalDate.now(ZoneOffset.UTC).plusDays(14).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    private final Stored stored;
    private final ObjectNode body = Practice.offeringBody(Practice.newEventType())
            .put("bookingMode", "internal")
            .put("bufferAfterMinutes", 0)
            .put("slotStepMinutes", 30);
    private final String id;

    CappedOffering(Stored stored, Map<String, Integer> caps) {
        this.stored = stored;
        body.putArray("practitionerIds").add(practitioner);
        caps.forEach(body::put);
        Practice.workEveryDay(practitioner, "UTC", "00:00", "24:00");
        this.id = Practice.offering(body);
    }

    void change(String cap, int most) {
        given().header("Authorization", Practice.ADMIN)
                .contentType("application/json")
                .body(body.put(cap, most).toString())
                .put("/api/offerings/" + id)
                .then()
                .statusCode(200);
    }

    /** The time that many half hours after midnight. */
    static Instant at(LocalDate day, int halfHours) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofMinutes(30L * halfHours));
    }

    /** A booking and the client whose it is. */
    record Mine(String self, String id) {

        Response moveTo(Instant start) {
            return Practice.certain(() -> Practice.reschedule(self, id, start));
        }
    }

    Mine booked(LocalDate day, int halfHours) {
        String self = Practice.as(Practice.newClient());
        return new Mine(
                self,
                book(self, at(day, halfHours)).then().statusCode(201).extract().path("id"));
    }

    /** As a client makes it. */
    BookRequest request(Instant start) {
        return new BookRequest(id, start.toString(), null, null, null);
    }

    Response book(LocalDate day, int halfHours) {
        return book(Practice.as(Practice.newClient()), at(day, halfHours));
    }

    Response book(String self, Instant start) {
        return post(RestAssured::given, self, Map.of("offeringId", id, "startsAt", start.toString()));
    }

    Response book(String self, Instant start, String key) {
        return post(
                () -> given().header("Idempotency-Key", key),
                self,
                Map.of("offeringId", id, "startsAt", start.toString()));
    }

    void bookedByStaff(LocalDate day, int halfHours) {
        String start = at(day, halfHours).toString();
        post(
                        RestAssured::given,
                        Practice.PRACTITIONER,
                        Map.of("offeringId", id, "startsAt", start, "clientId", "us_somebody"))
                .then()
                .statusCode(201);
    }

    private static Response post(Supplier<RequestSpecification> request, String caller, Map<String, String> body) {
        return Practice.certain(() -> request.get()
                .header("Authorization", caller)
                .contentType("application/json")
                .body(body)
                .post("/api/bookings"));
    }

    static <T> List<T> allAtOnce(int times, IntFunction<T> work) {
        return Practice.atOnce(IntStream.range(0, times)
                .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                .toList());
    }

    /** How many were refused as they should be; the others have what they wanted. */
    static long refusals(List<Response> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() / 100 != 2)
                .map(answer -> assertProblem(answer, 409, "slot-taken"))
                .count();
    }

    /** Its bookings that count. */
    List<Document> counted() {
        return stored.list(
                "bookings", Filters.and(Filters.eq("offeringId", id), Filters.nin("status", "CANCELLED", "EXPIRED")));
    }

    List<Document> countedOn(LocalDate day) {
        return counted().stream()
                .filter(booking -> day.equals(
                        LocalDate.ofInstant(booking.getDate("startsAt").toInstant(), ZoneOffset.UTC)))
                .toList();
    }

    List<String> capKeys(String booking) {
        return stored.one("bookings", booking).getList("capKeys", String.class, List.of());
    }
}
