package dev.holdfast.bench.webhooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.bench.load.Side;

/**
 * Everything that a run measured.
 *
 * @param setting under which it did
 * @param gateway the product
 * @param bare the least that could be done instead
 * @param openLoopRate requests a second while latencies were taken: half of what the bare handler can do
 * @param relayBehindMillis how long after a stretch of load the last event's job was in {@code jobs}, at worst
 */
record Figures(
        Setting setting,
        Side gateway,
        Side bare,
        double openLoopRate,
        long relayBehindMillis,
        Accounts accounts,
        Drain drain) {

    static final double RATIO_WANTED = 0.7;
    static final double P99_MILLIS_ALLOWED = 50;

    record Setting(int processors, int connections, int rounds, long seconds, int bodyBytes) {}

    /**
     * What became of the events.
     *
     * @param acknowledged events answered 200
     * @param lost acknowledged and not stored
     * @param unasked stored and not acknowledged; none unless requests were refused
     * @param withoutJob stored, and no job was made of it
     * @param outboxesLeft events whose job the relay has not taken
     */
    record Accounts(long acknowledged, long stored, long lost, long unasked, long withoutJob, long outboxesLeft) {

        @JsonProperty
        boolean nothingLost() {
            return lost == 0 && withoutJob == 0 && outboxesLeft == 0;
        }
    }

    /** How the backlog went down once the workers were back: so many of so many jobs in that time. */
    record Drain(long backlog, long done, double seconds) {

        @JsonProperty
        double rate() {
            return done / seconds;
        }
    }

    /** The gateway's highest rate as a share of the bare handler's. */
    @JsonProperty
    double ratio() {
        return gateway.rate() / bare.rate();
    }

    @JsonProperty
    boolean ratioMet() {
        return ratio() >= RATIO_WANTED;
    }

    @JsonProperty
    boolean p99Met() {
        return gateway.p99Millis() <= P99_MILLIS_ALLOWED;
    }

    String toJson() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
