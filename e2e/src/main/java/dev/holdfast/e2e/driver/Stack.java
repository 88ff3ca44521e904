package dev.holdfast.e2e.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** One running stack and all the ways to it, with the errands that several stories share. */
public final class Stack implements AutoCloseable {
    /** Mail and bookings arrive well within this; it only bounds how long a failure takes to be seen. */
    public static final Duration SOON = Duration.ofSeconds(30);

    private final StackStatus status;
    private final Clock clock;
    private final PrivateWords words = new PrivateWords();
    private final EdgeClient edge;
    private final SandboxPages calendlyPages;
    private final CalendlyWebhooks calendly;
    private final SandboxControl control;
    private final Inbox inbox;
    private final MongoPeek mongo;
    private final StartTimes times;

    public Stack(StackStatus status, Clock clock) {
        this.status = status;
        this.clock = clock;
        this.edge = new EdgeClient(status.edge(), words);
        this.calendlyPages = new SandboxPages(status.sandbox().url());
        this.calendly = new CalendlyWebhooks(edge.http(), status.secrets().calendlySigningKey(), clock);
        this.control = new SandboxControl(status.sandbox().url());
        this.inbox = new Inbox(status.sandbox().url(), words);
        this.mongo = new MongoPeek(status.mongodb().uri(), clock);
        this.times = new StartTimes(clock, this::bookedTimes);
        words.remember(status.secrets().calendlySigningKey());
        words.remember(status.secrets().internalKey());
    }

    public StackStatus status() {
        return status;
    }

    public Clock clock() {
        return clock;
    }

    public PrivateWords words() {
        return words;
    }

    public EdgeClient edge() {
        return edge;
    }

    public SandboxPages calendlyPages() {
        return calendlyPages;
    }

    public CalendlyWebhooks calendly() {
        return calendly;
    }

    public SandboxControl control() {
        return control;
    }

    public Inbox inbox() {
        return inbox;
    }

    public MongoPeek mongo() {
        return mongo;
    }

    public StartTimes times() {
        return times;
    }

    /** Signs a seeded account in: {@code admin}, {@code practitioner} or {@code client}. */
    public Session signInAs(String role) {
        StackStatus.Account account = status.account(role);
        return edge.signIn(account.email(), account.password());
    }

    /** Takes a new person from registration to a session, through the mailed link. */
    public Session settle(Person person) {
        edge.register(person).expect(202);
        edge.verifyEmail(inbox.awaitVerificationToken(person.email(), SOON)).expect(204);
        return edge.signIn(person.email(), person.password());
    }

    /** Somebody to type into a form whose words may not stand in a log either. */
    public Person somebody(String firstName) {
        Person person = Person.called(firstName);
        words.remember(person.email());
        words.remember(person.name());
        words.remember(person.password());
        return person;
    }

    /** The seeded offering of this length that is booked at Calendly. */
    public Offering offering(int minutes) {
        return offering(
                minutes + " minutes at Calendly",
                item -> item.path("durationMinutes").asInt() == minutes
                        && item.path("calendlyEventType").isTextual());
    }

    /** The seeded offering that is booked here. */
    public Offering offeringHere() {
        return offering(
                "any length here", item -> item.path("bookingMode").asText().equals("internal"));
    }

    private Offering offering(String what, Predicate<JsonNode> wanted) {
        Answer answer = edge.get("/api/offerings?limit=100").expect(200);
        return Json.items(answer.json()).stream()
                .filter(wanted)
                .findFirst()
                .map(Offering::of)
                .orElseThrow(() -> new IllegalStateException("no offering of " + what));
    }

    /** What staff see in their tasks about a Calendly invitee or a booking. */
    public List<JsonNode> tasksAbout(Session staff, String subject) {
        return staff.all("/api/tasks").stream()
                .filter(task -> task.toString().contains(subject))
                .toList();
    }

    private List<Instant> bookedTimes() {
        return signInAs("admin").all("/api/bookings").stream()
                .map(booking -> Instant.parse(booking.path("startsAt").asText()))
                .toList();
    }

    @Override
    public void close() {
        mongo.close();
    }
}
