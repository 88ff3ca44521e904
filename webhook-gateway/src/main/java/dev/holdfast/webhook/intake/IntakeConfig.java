package dev.holdfast.webhook.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much at once the door takes. The bounds of a single body are the same in every service, and not set here. */
@ConfigMapping(prefix = "holdfast.intake")
interface IntakeConfig {

    /** How many bodies are read at once, authentic or not. */
    @WithDefault("512")
    @Min(1)
    int maxReading();

    /** How many of those may come from one address. */
    @WithDefault("64")
    @Min(1)
    int maxReadingPerAddress();

    /** How many authentic deliveries are being stored at once. */
    @WithDefault("64")
    @Min(1)
    int maxStoring();
}
