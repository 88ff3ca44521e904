package dev.holdfast.booking.calendly.reconciler;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Instant NOW = Instant.parse("2027-02-10T12:00:00Z");
    private static final int CONVERTER_PRIORITY = 200;
    private static final ReconcilerConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
            .withMapping(ReconcilerConfig.class)
            .build()
            .getConfigMapping(ReconcilerConfig.class);

    @Test
    void reachesBackFromNowWhenNothingWasEverCompared() {
        assertThat(Window.of(NOW, null, null, CONFIG))
                .isEqualTo(new Window(NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(400))));
    }

    @Test
    void reachesBackFromTheLastGoodPassHoweverLongTheOutage() {
        Instant lastGood = NOW.minus(Duration.ofDays(5));

        assertThat(Window.of(NOW, lastGood, null, CONFIG).from()).isEqualTo(lastGood.minus(Duration.ofDays(2)));
    }

    @Test
    void coversAnOutageOfThirtyHoursAndTheLongestAppointmentBeforeIt() {
        Instant outageBegan = NOW.minus(Duration.ofHours(30));

        assertThat(Window.of(NOW, outageBegan, null, CONFIG).from()).isBefore(outageBegan.minus(Duration.ofHours(24)));
        assertThat(Window.of(NOW, null, null, CONFIG).from()).isBefore(outageBegan);
    }

    @Test
    void neverReachesBackFartherThanInviteesAreRemembered() {
        assertThat(Window.of(NOW, NOW.minus(Duration.ofDays(300)), null, CONFIG).from())
                .isEqualTo(NOW.minus(Duration.ofDays(30)));
    }

    @Test
    void goesOnWhereAnUnfinishedPassLeftOff() {
        Instant resume = NOW.plus(Duration.ofDays(3));

        assertThat(Window.of(NOW, null, resume, CONFIG).from()).isEqualTo(resume);
    }

    @Test
    void isNotShortenedByAClockThatWentBack() {
        assertThat(Window.of(NOW, NOW.plus(Duration.ofDays(9)), null, CONFIG).from())
                .isEqualTo(NOW.minus(Duration.ofDays(2)));
    }
}
