package dev.holdfast.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bench.jobs.Figures.Cost;
import dev.holdfast.bench.jobs.Figures.Herd;
import dev.holdfast.bench.jobs.Figures.Peers;
import dev.holdfast.bench.jobs.Figures.Setting;
import dev.holdfast.bench.jobs.Figures.Steady;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final int COLUMNS = 80;

    @Test
    void comparesWithPeersThatHadTheirTurn() {
        assertThat(printed(new Peers(9_631, 7_290, 217, 1_222)))
                .contains("Agenda", "meets x 20.00", "JobRunr", "BullMQ, in memory");
    }

    @Test
    void doesWithoutPeersThatHadNone() {
        assertThat(printed(null)).contains("birth to DONE").doesNotContain("Agenda", "JobRunr", "BullMQ");
    }

    private static String printed(@Nullable Peers peers) {
        var printed = new StringWriter();
        new Table(new PrintWriter(printed)).print(figures(peers));
        assertThat(printed.toString().lines()).allMatch(line -> line.length() <= COLUMNS);
        return printed.toString();
    }

    private static Figures figures(@Nullable Peers peers) {
        return new Figures(
                new Setting(64, 100_000, 20, 2_000, 120_000),
                List.of(4_796.0, 4_932.0, 5_587.0),
                4_932,
                new Cost(1_196, 116, 1_124, 120),
                new Steady(500, 150_000, 112, 1_137, 61_058),
                List.of(new Herd(45_000, 12_665, 15_744, 65_744)),
                List.of(480L, 60_531L),
                141,
                0,
                peers);
    }
}
