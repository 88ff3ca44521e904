package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.seed.Seed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(72)
class SeedIT {
    private final Stack stack;
    private final LocalStack local;

    SeedIT(Stack stack, LocalStack local) {
        this.stack = stack;
        this.local = local;
    }

    @Test
    void plantingAgainChangesNothing() {
        Map<String, String> before = practice();

        new Seed(
                        local.status().edge(),
                        local.status().sandbox().url(),
                        local.status().accounts())
                .plant();

        assertThat(practice()).isEqualTo(before);
    }

    @Test
    void anOfferingCanBeBookedHereAndHasFreeTimes() {
        Offering here = stack.offeringHere();
        LocalDate day =
                LocalDate.ofInstant(stack.clock().instant(), ZoneOffset.UTC).plusDays(1);

        var answer = stack.edge()
                .get("/api/availability?timeZone=UTC&offeringId=" + here.id() + "&from=" + day + "&to="
                        + day.plusDays(7));

        assertThat(answer.expect(200).json().path("slots")).hasSizeGreaterThan(10);
        assertThat(answer.json().path("withoutSchedule")).isEmpty();
    }

    /** What is there, as it was written: the offerings, also those that are not active, and the hours with their version. */
    private Map<String, String> practice() {
        Session admin = stack.signInAs("admin");
        Session practitioner = stack.signInAs("practitioner");
        return Map.of(
                "offerings", admin.all("/api/offerings").toString(),
                "archived", admin.all("/api/offerings?active=false").toString(),
                "hours", practitioner.get("/api/schedule").expect(200).body());
    }
}
