package dev.holdfast.kit.service.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The clock of the process: UTC, in whole milliseconds, which is what MongoDB keeps. */
@Singleton
public class Clocks {

    private static final Logger LOG = Logger.getLogger(Clocks.class);

    /**
     * The clock.
     *
     * @param offset lets the clock of this process go wrong; only fault tests set it ({@code holdfast.clock-offset})
     * @param shift of all processes together
     */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock(
            @ConfigProperty(name = "holdfast.clock-offset", defaultValue = "PT0S") Duration offset, ClockShift shift) {
        Clock right = shift.applyTo(Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)));
        if (offset.isZero()) {
            return right;
        }
        LOG.warnf("The clock of this process is wrong by %s on purpose (holdfast.clock-offset)", offset);
        return Clock.offset(right, offset);
    }
}
