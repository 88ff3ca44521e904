package dev.holdfast.webhook.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The bounds of the door. The body's own bound, 256 KiB, is fixed: the edge and the framework have the same. */
@ConfigMapping(prefix = "holdfast.intake")
interface IntakeConfig {

    /** How long a body may take from its headers to its last byte. */
    @WithDefault("PT5S")
    Duration readTimeout();

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
