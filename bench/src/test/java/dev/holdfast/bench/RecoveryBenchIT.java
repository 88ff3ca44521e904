package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the bench runs and that hints come back. How fast is no question of a test. */
class RecoveryBenchIT {

    private static final String PORT_BASE = System.getProperty("holdfast.bench.port-base", "19000");
    private static final int COLUMNS = 80;

    @Test
    void everyHintComesBackAfterEachWipe(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("figures.json");
        Path data = Path.of(System.getProperty("holdfast.root"), "bench", "target", "recovery-stack");

        String printed = Printed.by(
                "recovery",
                "--jobs=3000",
                "--rounds=2",
                "--writes=100",
                "--port-base=" + PORT_BASE,
                "--data=" + data,
                "--json=" + json);

        JsonNode figures = new ObjectMapper().readTree(Files.readString(json));
        assertThat(figures.path("refilledMillis")).hasSize(2).allMatch(round -> round.asLong() > 0);
        assertThat(figures.path("bytesPerJob").asDouble()).isPositive();
        assertThat(figures.path("ratio").asDouble()).isPositive();
        assertThat(printed).contains("hints there again", "bytes a job", "booking with its jobs");
        assertThat(printed.lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(data).as("the bench's own stack").doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithItsUsage() {
        assertThat(Bench.run("recovery", "--jobs=200000")).isEqualTo(2);
    }
}
