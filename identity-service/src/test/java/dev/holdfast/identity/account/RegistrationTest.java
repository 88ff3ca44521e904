package dev.holdfast.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private final Registration first = Registration.first(NOON);

    @Test
    void countsWithinADay() {
        Registration second = first.next(Instant.parse("2026-03-01T23:59:59.999Z"));

        assertThat(first).isEqualTo(new Registration(0, DAY, 1));
        assertThat(second).isEqualTo(new Registration(1, DAY, 2));
    }

    @Test
    void countsAfreshTheNextDayAndNeverGivesAVersionTwice() {
        Registration nextDay = first.next(NOON).next(Instant.parse("2026-03-02T00:00:00Z"));

        assertThat(nextDay).isEqualTo(new Registration(2, DAY.plusDays(1), 1));
    }

    @Test
    void isNotFooledByAClockThatLagsBehind() {
        assertThat(first.next(Instant.parse("2026-02-28T23:59:59Z"))).isEqualTo(new Registration(1, DAY, 2));
    }

    @Test
    void beginsForThoseWhomAnAdminMade() {
        assertThat(Registration.NONE.next(NOON)).isEqualTo(new Registration(1, DAY, 1));
    }
}
