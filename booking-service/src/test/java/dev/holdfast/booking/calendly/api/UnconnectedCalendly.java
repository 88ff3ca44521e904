package dev.holdfast.booking.calendly.api;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The client as it is where no Calendly token is configured. */
public final class UnconnectedCalendly {

    private UnconnectedCalendly() {}

    public static CalendlyClient client() {
        return new CalendlyClient(new SmallRyeConfigBuilder()
                .withMapping(CalendlyConfig.class)
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(CalendlyConfig.class));
    }
}
