package dev.holdfast.kit.service.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.test.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockShiftTest {

    private static final Instant NOW = Instant.parse("2027-01-10T07:15:02Z");

    private final MutableClock real = new MutableClock(NOW);

    @TempDir
    Path folder;

    @Test
    void withoutAFileTheClockIsTheRealOne() {
        var shift = new ClockShift(Optional.empty());

        assertThat(shift.applyTo(real)).isSameAs(real);
        assertThat(shift.ahead()).isZero();
    }

    @Test
    void theClockFollowsTheFileAndTheRealTime() throws IOException {
        Path file = Files.writeString(folder.resolve("clock"), "PT26H\n");
        var shift = new ClockShift(Optional.of(file.toString()));
        Clock clock = shift.applyTo(real);
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(26)));

        Files.writeString(file, "PT800H1.5S");
        real.advance(Duration.ofSeconds(1));

        assertThat(shift.ahead()).isEqualTo(Duration.ofHours(800).plusMillis(1_500));
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(800)).plusMillis(2_500));
    }

    @Test
    void aFileThatIsNotThereIsNoShiftOfZero() {
        var shift = new ClockShift(Optional.of(folder.resolve("nothing").toString()));

        assertThatThrownBy(shift::ahead).isInstanceOf(UncheckedIOException.class);
    }
}
