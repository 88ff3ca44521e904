package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.server.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(80)
class QueueOutageIT {
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final int BOOKINGS = 6;

    private final Stack stack;
    private final RedisServer queue;

    QueueOutageIT(Stack stack, LocalStack local) {
        this.stack = stack;
        this.queue = local.queueRedis();
    }

    @AfterEach
    void mend() {
        if (queue.isAlive()) {
            queue.thaw();
        }
        queue.start();
    }

    @Test
    void wipedInTheMiddleItLosesNoMailAndDoublesNone() {
        everyMailOnceThrough(queue::wipe, () -> {});
    }

    @Test
    void killedInTheMiddleItLosesNoMailAndDoublesNone() {
        everyMailOnceThrough(queue::kill, queue::start);
    }

    @Test
    void frozenInTheMiddleItLosesNoMailAndDoublesNone() {
        everyMailOnceThrough(queue::freeze, queue::thaw);
    }

    @Test
    void aRegistrationDuringTheOutageGetsItsMail() {
        Person guest = Person.called("Zoya");
        queue.kill();
        stack.edge().register(guest).expect(202);
        queue.start();

        stack.edge()
                .verifyEmail(stack.inbox().awaitVerificationToken(guest.email(), RECOVERY))
                .expect(204);

        stack.mongo().awaitQuiet(RECOVERY);
        assertThat(stack.inbox().to(guest.email())).hasSize(1);
    }

    private void everyMailOnceThrough(Runnable breaking, Runnable mending) {
        Person guest = Person.called("Asmita");
        Session client = stack.settle(guest);
        var invitees = new Invitees(stack);
        List<CalendlyInvitee> booked = new ArrayList<>();

        booked.addAll(accepted(invitees, client));
        breaking.run();
        booked.addAll(accepted(invitees, client));
        mending.run();
        booked.addAll(accepted(invitees, client));

        var waits = new Waits(stack, RECOVERY);
        booked.forEach(invitee -> waits.stored(invitee, "CONFIRMED"));
        booked.forEach(invitee -> waits.mail(guest, invitee.startsAt(), CalendarEntry::isRequest));
        stack.mongo().awaitQuiet(RECOVERY);
        assertThat(booked)
                .allSatisfy(invitee -> assertThat(stack.inbox().about(guest.email(), invitee.startsAt(), entry -> true))
                        .hasSize(1));
    }

    /** Bookings that Calendly told us about and that we said yes to, whatever the queue does. */
    private List<CalendlyInvitee> accepted(Invitees invitees, Session client) {
        List<CalendlyInvitee> all =
                IntStream.range(0, BOOKINGS).mapToObj(i -> invitees.of(client)).toList();
        all.forEach(invitee ->
                stack.calendly().deliver(invitee.created(invitee.createdAt())).expect(200));
        return all;
    }
}
