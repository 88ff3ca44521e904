package dev.holdfast.e2e;

import static com.mongodb.client.model.Filters.in;
import static dev.holdfast.e2e.driver.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxControl;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client moves a booking on Calendly's page, and the webhooks about it come in any order, each once or more. */
@OnRunningStack
@Order(35)
class ReschedulesIT {
    private static final int ORDERS = 10;
    private static final int MOST_DUPLICATES = 3;
    private static final String CREATED = "invitee.created";
    private static final String CANCELED = "invitee.canceled";

    private final Stack stack;
    private final SandboxControl calendly;
    private final Waits waits;

    ReschedulesIT(Stack stack) {
        this.stack = stack;
        this.calendly = stack.control();
        this.waits = new Waits(stack);
    }

    /** One of the six webhooks: about which invitee of the chain, and which half. */
    record Message(int invitee, String event) {
        @Override
        public String toString() {
            return event.substring("invitee.".length()) + " " + "ABC".charAt(invitee);
        }
    }

    /** An order of the six, some of them again later on, made from a seed. */
    record Plan(long seed, List<Message> order) {
        @Override
        public String toString() {
            return "seed " + seed + ": " + order;
        }
    }

    /** What is left at the end. */
    record EndState(String status, Set<String> invitees, boolean holdsItsTime) {}

    @AfterEach
    void disarm() {
        calendly.disarm();
    }

    @Test
    void aMoveAtCalendlyMovesTheBookingAndTheCalendarEntry() {
        Person guest = Person.called("Tara");
        Session client = stack.settle(guest);
        Instant before = stack.times().next();
        Instant after = stack.times().next();
        Booked first = book(client, guest, before);
        String id = waits.booking(client, first, "CONFIRMED").path("id").asText();
        CalendarEntry told = waits.mail(guest, before, CalendarEntry::isRequest);

        Booked second = stack.calendlyPages().reschedule(first, after);

        CalendarEntry toldAgain = waits.mail(guest, after, CalendarEntry::isRequest);
        assertThat(toldAgain.uid()).isEqualTo(told.uid());
        assertThat(toldAgain.sequence()).isGreaterThan(told.sequence());
        assertThat(toldAgain.complaints()).isEmpty();
        JsonNode moved = client.get("/api/bookings/" + id).expect(200).json();
        assertThat(moved.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(Instant.parse(moved.path("startsAt").asText())).isEqualTo(after);
        assertThat(client.all("/api/bookings")).hasSize(1);
        stack.mongo().awaitQuiet(SOON);
        assertThat(stack.mongo().bookingsOfInvitee(second.inviteeUri())).hasSize(1);
        assertThat(stack.inbox().to(guest.email(), mail -> mail.calendarEntry().isPresent()))
                .hasSize(2);
    }

    static List<Plan> plans() {
        long seed = Long.getLong("holdfast.seed", new Random().nextLong());
        return LongStream.range(seed, seed + ORDERS)
                .mapToObj(ReschedulesIT::plan)
                .toList();
    }

    private static Plan plan(long seed) {
        var random = new Random(seed);
        List<Message> order = new ArrayList<>();
        for (int invitee = 0; invitee < 3; invitee++) {
            order.add(new Message(invitee, CREATED));
            order.add(new Message(invitee, CANCELED));
        }
        Collections.shuffle(order, random);
        for (int duplicates = random.nextInt(MOST_DUPLICATES + 1); duplicates > 0; duplicates--) {
            int original = random.nextInt(order.size());
            order.add(original + 1 + random.nextInt(order.size() - original), order.get(original));
        }
        return new Plan(seed, List.copyOf(order));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void movedTwiceAndCancelledEndsInOneStateInWhateverOrderItIsTold(Plan plan) {
        Person guest = Person.called("Swati");
        Session client = stack.settle(guest);
        calendly.holdWebhooks(6);
        Booked a = book(client, guest, stack.times().next());
        Booked b = stack.calendlyPages().reschedule(a, stack.times().next());
        Booked c = stack.calendlyPages().reschedule(b, stack.times().next());
        stack.calendlyPages().cancel(c, "not at all then");
        List<String> chain = List.of(a.inviteeUri(), b.inviteeUri(), c.inviteeUri());

        List<Message> said = new ArrayList<>();
        for (Message message : plan.order()) {
            if (said.contains(message)) {
                calendly.redeliver(chain.get(message.invitee()), message.event(), 2);
            } else {
                tell(chain.get(message.invitee()), message.event());
            }
            said.add(message);
            stack.mongo().awaitQuiet(SOON);
        }

        assertThat(endState(chain)).isEqualTo(new EndState("CANCELLED", Set.copyOf(chain), false));
        List<JsonNode> seen = client.all("/api/bookings");
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(stack.tasksAbout(
                        stack.signInAs("practitioner"),
                        seen.getFirst().path("id").asText()))
                .isEmpty();
        mailsTellOneEntryAndEndWithItsCancellation(guest);
    }

    /** Lets a held message go and waits until it is taken: only then do its jobs exist to be waited for. */
    private void tell(String inviteeUri, String event) {
        calendly.release(inviteeUri, event);
        Promise.within(SOON, event + " is taken", () -> calendly.deliveries(inviteeUri, event), sent -> sent.stream()
                .allMatch(delivery -> "delivered".equals(delivery.path("state").asText())));
    }

    private EndState endState(List<String> chain) {
        List<Document> bookings = stack.mongo().find("bookings", in("invitees", chain));
        assertThat(bookings).hasSize(1);
        Document booking = bookings.getFirst();
        return new EndState(
                booking.getString("status"),
                Set.copyOf(booking.getList("invitees", String.class)),
                booking.containsKey("claims"));
    }

    /** Nobody need be told of a booking that was over before we knew of it; who was told, is told of the end. */
    private void mailsTellOneEntryAndEndWithItsCancellation(Person guest) {
        List<CalendarEntry> told = stack.inbox().to(guest.email()).stream()
                .map(Mail::calendarEntry)
                .flatMap(Optional::stream)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        assertThat(told)
                .extracting(CalendarEntry::uid)
                .containsOnly(told.getFirst().uid());
        assertThat(told).extracting(CalendarEntry::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(told.getLast().isCancellation()).isTrue();
        assertThat(told.subList(0, told.size() - 1)).allMatch(CalendarEntry::isRequest);
    }

    private Booked book(Session client, Person guest, Instant start) {
        String link = client.bookingLink(stack.offering(30).id()).url();
        return stack.calendlyPages().book(link, guest, start);
    }
}
