package dev.holdfast.bench.load;

import java.util.List;

/**
 * One side's results.
 *
 * @param rates acknowledged requests a second, one a round
 * @param rate their median
 * @param p50Millis from when a request was due, in the open loops; medians of the rounds
 * @param refused requests not acknowledged, of all stretches
 */
public record Side(
        List<Double> rates, double rate, double p50Millis, double p99Millis, double p999Millis, long refused) {

    public Side {
        rates = List.copyOf(rates);
    }
}
