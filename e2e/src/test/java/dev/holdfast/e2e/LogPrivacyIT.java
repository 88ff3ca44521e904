package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs last: what the whole run left in the logs, and what this class itself adds in case it runs alone. */
@OnRunningStack
@Order(Integer.MAX_VALUE)
class LogPrivacyIT {
    private static final List<String> OUR_PARTS = List.of(
            "identity-service", "booking-service", "webhook-gateway", "job-promoter", "notification-service", "edge");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+");
    private static final Pattern BODY = Pattern.compile("\"(payload|tracking|utm_content|accessToken|password)\\\\?\"");

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

        Set<String> words = stack.words().all();

        assertThat(words).hasSizeGreaterThan(10);
        assertThat(logs.all()).isNotEmpty().allSatisfy((part, lines) -> assertThat(lines)
                .allSatisfy(line -> assertThat(words)
                        .as("private words in a line of %s", part)
                        .noneMatch(line::contains)));
        for (String part : OUR_PARTS) {
            assertThat(logs.linesOf(part)).as(part).isNotEmpty().allSatisfy(line -> {
                assertThat(line).as(part).doesNotContainPattern(ADDRESS);
                assertThat(line).as(part).doesNotContainPattern(TOKEN);
                assertThat(line).as(part).doesNotContainPattern(BODY);
            });
        }
    }
}
