package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.AtOnce;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.Http;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(50)
class HintShareIT {
    private static final int BOOKINGS = 60;

    private final Stack stack;

    HintShareIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void withTheQueueRedisUpNearlyAllWorkComesFromItsHints() {
        Session client = stack.settle(Person.called("Bhavna"));
        var invitees = new Invitees(stack);
        stack.mongo().awaitQuiet(Stack.SOON);
        double hintsBefore = claims("hint");
        double directBefore = claims("direct");

        List<CalendlyInvitee> all =
                IntStream.range(0, BOOKINGS).mapToObj(i -> invitees.of(client)).toList();
        AtOnce.run(all.stream().map(this::delivery).toList());
        var waits = new Waits(stack);
        all.forEach(invitee -> waits.stored(invitee, "CONFIRMED"));
        stack.mongo().awaitQuiet(Stack.SOON);

        double hints = claims("hint") - hintsBefore;
        double direct = claims("direct") - directBefore;
        assertThat(hints + direct).isGreaterThanOrEqualTo(2.0 * BOOKINGS);
        assertThat(hints / (hints + direct)).isGreaterThanOrEqualTo(0.99);
    }

    private Callable<Integer> delivery(CalendlyInvitee invitee) {
        String body = invitee.created(invitee.createdAt());
        return () -> stack.calendly().deliver(body).expect(200).status();
    }

    /** The claims of both worker hosts so far that came from one source. */
    private double claims(String source) {
        return Stream.of("job-promoter", "notification-service")
                .map(name -> stack.status().service(name).url())
                .flatMap(url ->
                        new Http(url).get("/q/metrics").expect(200).body().lines())
                .filter(line -> line.startsWith("holdfast_job_claims_total{"))
                .filter(line -> line.contains("source=\"" + source + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
