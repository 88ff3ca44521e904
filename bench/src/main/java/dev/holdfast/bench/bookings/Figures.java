package dev.holdfast.bench.bookings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.bench.load.Side;
import java.util.List;

/**
 * Everything that a run measured.
 *
 * @param setting under which it did
 * @param service the product
 * @param bare the least that could be done instead
 * @param cost of a booking at full speed
 * @param openLoopRate requests a second while latencies were taken
 * @param ofYears a month of a practitioner whose bookings are spread over years, eight a day
 * @param ofItself a month that has all of the practitioner's bookings
 */
record Figures(
        Setting setting,
        Side service,
        Side bare,
        Cost cost,
        double openLoopRate,
        Rivals rivals,
        Month ofYears,
        Month ofItself,
        Accounts accounts) {

    static final double RATE_WANTED = 500;
    static final double RATIO_WANTED = 0.5;
    static final double P99_MILLIS_ALLOWED = 50;
    static final double RIVALS_MILLIS_ALLOWED = 2_000;
    static final double MONTH_P99_MILLIS_ALLOWED = 20;

    record Setting(int processors, int connections, int rounds, long seconds, int practitioners, int documentBytes) {}

    /** Microseconds of one processor for a booking, until the relay has its jobs. */
    record Cost(double service, double mongod) {}

    /**
     * Requests for one time, all at once.
     *
     * @param each how many there were each time
     * @param booked how many were answered 201, each time
     * @param refused how many were answered 409, each time
     * @param millis from the first request to the last answer, each time
     */
    record Rivals(int each, List<Long> booked, List<Long> refused, List<Double> millis) {

        /** Whether one had the time and nobody else, each time. */
        @JsonProperty
        boolean oneEach() {
            return booked.stream().allMatch(number -> number == 1);
        }

        /** How many of the others were told that it is taken; the rest were asked to come again. */
        @JsonProperty
        long told() {
            return refused.stream().mapToLong(Long::longValue).sum();
        }

        @JsonProperty
        double worstMillis() {
            return millis.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        }
    }

    /**
     * Questions for a month's free times, one after the other.
     *
     * @param stored the practitioner's bookings, in that month or not
     * @param answers how many there were
     * @param refused how many questions were not answered 200
     */
    record Month(int stored, int answers, long refused, int bytes, double p50Millis, double p99Millis) {}

    /**
     * What became of the bookings.
     *
     * @param acknowledged requests answered 201
     * @param stored bookings in the database
     * @param withoutJob bookings of which no job was made
     * @param outboxesLeft bookings whose jobs the relay has not taken
     */
    record Accounts(long acknowledged, long stored, long withoutJob, long outboxesLeft) {

        @JsonProperty
        boolean nothingLost() {
            return stored >= acknowledged && withoutJob == 0 && outboxesLeft == 0;
        }
    }

    /** The service's highest rate as a share of the bare handler's. */
    @JsonProperty
    double ratio() {
        return service.rate() / bare.rate();
    }

    String toJson() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
