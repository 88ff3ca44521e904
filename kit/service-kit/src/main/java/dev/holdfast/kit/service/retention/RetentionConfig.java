package dev.holdfast.kit.service.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things are kept. The same in every service; {@link RetentionOrder} says which may not be shorter than which. */
@ConfigMapping(prefix = "holdfast.retention")
public interface RetentionConfig {

    /** Records of scheduling tokens, after their expiry. Keys that sign tokens must be kept as long. */
    @WithDefault("90d")
    Duration tokens();

    /** Webhook events with their sealed bodies, after their receipt. */
    @WithDefault("90d")
    Duration events();

    /** Finished jobs, after their end. */
    @WithDefault("90d")
    Duration jobs();

    /** The memory of effects, after their last step. */
    @WithDefault("100d")
    Duration effects();

    /** What is known of Calendly's invitees, tombstones included, after the appointment. */
    @WithDefault("180d")
    Duration invitees();

    /** What invitees typed, after the appointment. */
    @WithDefault("90d")
    Duration typed();

    /** Resolved tasks, after their resolution. */
    @WithDefault("365d")
    Duration tasks();

    /** What was sent to whom, after its last try. */
    @WithDefault("365d")
    Duration deliveries();

    /** How often what is due is removed; {@code off} for never. */
    @WithDefault("1h")
    String tick();

    /** How long after a start the first time. */
    @WithDefault("1m")
    String delay();

    /** The most documents of one write. */
    @WithDefault("500")
    int batch();

    /** The most writes of one kind in one run; the rest follows in the next. */
    @WithDefault("40")
    int batches();
}
