package dev.holdfast.bench.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long, how often and by how many senders load is put on each side. */
public final class LoadChoice {

    private static final int MAX_SECONDS = 120;
    private static final int MAX_ROUNDS = 20;
    private static final int MAX_CONNECTIONS = 60;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long each stretch of load lasts, 1 to 120; 10 unless given.")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each side has its turn, 1 to 20; 3 unless given.")
    private int rounds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many requests are under way at once, 1 to 60; 32 unless given.")
    private int connections;

    /** Refuses what cannot be: wrong usage. */
    public void require(BenchChoice choice) {
        choice.requireWithin("--seconds", seconds, MAX_SECONDS);
        choice.requireWithin("--rounds", rounds, MAX_ROUNDS);
        choice.requireWithin("--connections", connections, MAX_CONNECTIONS);
    }

    public Duration stretch() {
        return Duration.ofSeconds(seconds);
    }

    public int rounds() {
        return rounds;
    }

    public int connections() {
        return connections;
    }
}
