package dev.holdfast.booking.calendly.reconciler;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Calendly's books are compared with ours. */
@ConfigMapping(prefix = "holdfast.calendly.reconcile")
interface ReconcilerConfig {

    /** How often a replica asks whether a pass is due; {@code off} for never. */
    @WithDefault("5s")
    String tick();

    /** The pause between two good passes. */
    @WithDefault("10m")
    Duration every();

    /** The pause after the first failed pass, and after one that found something amiss; doubles with each failure up to {@link #every}. */
    @WithDefault("30s")
    Duration soon();

    /**
     * How far before the last good pass the window begins: the length of the longest appointment and a margin. An outage may
     * last any time, up to {@link #longest}.
     */
    @WithDefault("48h")
    Duration lookback();

    /** The window never begins earlier than this: invitees are remembered for longer, see {@code holdfast.retention}. */
    @WithDefault("30d")
    Duration longest();

    /** How far ahead the window reaches: farther than Calendly lets anybody book. */
    @WithDefault("400d")
    Duration horizon();

    /** The most calls of one pass; Calendly allows 500 a minute for everything. */
    @WithDefault("200")
    int calls();

    /** How long one replica may be at it before another takes over. */
    @WithDefault("5m")
    Duration lease();
}
