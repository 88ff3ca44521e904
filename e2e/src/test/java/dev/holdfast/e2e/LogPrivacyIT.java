package dev.holdfast.e2e;

import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs last: what the whole run left in the logs, and what this class itself adds in case it runs alone. */
@OnRunningStack
@Order(Integer.MAX_VALUE)
class LogPrivacyIT {
    private final Stack stack;
    private final StackLogs logs;

    LogPrivacyIT(Stack stack, StackLogs logs) {
        this.stack = stack;
        this.logs = logs;
    }

    @Test
    void noLogHoldsATokenPasswordAddressOrBody() {
        Person guest = Person.called("Charu");
        Session client = stack.settle(guest);
        CalendlyInvitee invitee = new Invitees(stack).of(client);
        stack.calendly().deliver(invitee.created(invitee.createdAt())).expect(200);
        new Waits(stack).mail(guest, invitee.startsAt(), CalendarEntry::isRequest);

        logs.assertPrivate(stack.words().all());
    }
}
