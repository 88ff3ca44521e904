package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.CalendlyWebhooks;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(60)
class SlowBodiesIT {
    private static final int STRANGERS = 300;
    private static final int DELIVERIES = 30;
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final Stack stack;
    private final List<Socket> strangers = new ArrayList<>();

    SlowBodiesIT(Stack stack) {
        this.stack = stack;
    }

    @AfterEach
    void hangUp() {
        strangers.forEach(SlowBodiesIT::close);
    }

    @Test
    void strangersWhoseBodiesDoNotArriveDelayNoProviderAndNoClient() {
        Session client = stack.settle(Person.called("Lata"));
        var invitees = new Invitees(stack);
        List<CalendlyInvitee> booked = new ArrayList<>();
        for (int i = 0; i < DELIVERIES; i++) {
            booked.add(invitees.of(client));
        }

        for (int i = 0; i < STRANGERS; i++) {
            strangers.add(halfABody(i % 2 == 0));
        }
        List<Answer> answers = booked.stream()
                .map(invitee -> stack.calendly().deliver(invitee.created(invitee.createdAt())))
                .toList();
        Answer page = client.get("/api/bookings");

        assertThat(answers).allMatch(answer -> answer.status() == 200).allSatisfy(answer -> assertThat(answer.took())
                .isLessThan(PROMPT));
        assertThat(page.expect(200).took()).isLessThan(PROMPT);
        var waits = new Waits(stack);
        booked.forEach(invitee -> waits.stored(invitee, "CONFIRMED"));
    }

    /** The beginning of a delivery that nobody signed, and then silence. */
    private Socket halfABody(boolean announced) {
        URI edge = URI.create(stack.status().edge());
        String head = "POST " + CalendlyWebhooks.PATH + " HTTP/1.1\r\nHost: localhost\r\n"
                + CalendlyWebhooks.SIGNATURE + ": t=1,v1=00\r\n"
                + (announced
                        ? "Content-Length: 1000\r\n\r\n{\"half\":"
                        : "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"half\":");
        try {
            var socket = new Socket(edge.getHost(), edge.getPort());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
