package dev.holdfast.e2e;

import static com.mongodb.client.model.Filters.eq;
import static dev.holdfast.e2e.driver.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.Http;
import dev.holdfast.e2e.driver.Json;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.StackPart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Thirty hours without a webhook, until Calendly gives up on us. */
@OnRunningStack
@Order(95)
class CalendlyOutageIT {
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final String CLOCK = "/control/calendly/clock";
    private static final String PAGE = "/calendly/book/30-minute-consultation";

    private final Stack stack;
    private final Http sandbox;
    private final StackPart gateway;
    private final StackPart booking;

    CalendlyOutageIT(Stack stack, LocalStack local) {
        this.stack = stack;
        this.sandbox = new Http(stack.status().sandbox().url());
        this.gateway = local.part("webhook-gateway");
        this.booking = local.part("booking-service");
    }

    @AfterEach
    void mend() {
        sandbox.sendJson("DELETE", CLOCK, "");
        gateway.restart();
    }

    @Test
    void theBooksAreCompleteAgainAndWebhooksComeAgain() {
        Person guest = Person.called("Imran");
        Session client = stack.settle(guest);
        var waits = new Waits(stack, RECOVERY);
        Booked before = book(client, guest);
        waits.booking(client, before, "CONFIRMED");

        gateway.kill();
        Booked kept = book(client, guest);
        Booked given = book(client, guest);
        stack.calendlyPages().cancel(given, "another day is better");
        stack.calendlyPages().cancel(before, "not well");
        Booked stray = stack.calendlyPages()
                .book(PAGE, stack.somebody("Typed"), stack.times().next());
        thirtyHoursPass(List.of(kept, given, before, stray));
        gateway.restart();
        booking.restart();

        waits.booking(client, kept, "CONFIRMED");
        waits.booking(client, given, "CANCELLED");
        waits.booking(client, before, "CANCELLED");
        Promise.within(
                RECOVERY,
                "the stray to be known",
                () -> stack.mongo().find("calendly_invitees", eq("_id", stray.inviteeUri())),
                found -> found.size() == 1);
        assertThat(stack.mongo().bookingsOfInvitee(stray.inviteeUri())).isEmpty();
        waits.booking(client, book(client, guest), "CONFIRMED");
    }

    private Booked book(Session client, Person typed) {
        Offering offering = stack.offering(30);
        String url = client.bookingLink(offering.id()).url();
        return stack.calendlyPages().book(url, typed, stack.times().next());
    }

    /** What happened meanwhile was tried for longer than a day, and is not tried any more. */
    private void thirtyHoursPass(List<Booked> unheard) {
        unheard.forEach(booked -> awaitState(booked, "waiting"));
        sandbox.post(CLOCK, "{\"advance\":\"30h\"}").expect(200);
        unheard.forEach(booked -> awaitState(booked, "given-up"));
        sandbox.sendJson("DELETE", CLOCK, "").expect(200);
    }

    private void awaitState(Booked booked, String state) {
        String path = "/control/calendly/deliveries?inviteeUri="
                + URLEncoder.encode(booked.inviteeUri(), StandardCharsets.UTF_8);
        Promise.within(
                SOON,
                "a message that is " + state,
                () -> Json.items(sandbox.get(path).expect(200).json()),
                items -> items.stream().map(CalendlyOutageIT::stateOf).anyMatch(state::equals));
    }

    private static String stateOf(JsonNode delivery) {
        boolean untried = delivery.path("attempts").isEmpty();
        return untried ? "untried" : delivery.path("state").asText();
    }
}
