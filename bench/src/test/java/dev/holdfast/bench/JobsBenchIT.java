package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the bench runs and that every job is done. How fast is no question of a test. */
class JobsBenchIT {

    private static final String PORT_BASE = System.getProperty("holdfast.bench.port-base", "19000");
    private static final int COLUMNS = 80;

    @Test
    void everyJobIsDoneByUsAndByThePeers(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("figures.json");
        Path data = Path.of(System.getProperty("holdfast.root"), "bench", "target", "jobs-stack");

        String printed = Printed.by(
                "jobs",
                "--jobs=500",
                "--rounds=1",
                "--slots=32",
                "--seconds=1",
                "--herds=300",
                "--hints=1000",
                "--port-base=" + PORT_BASE,
                "--data=" + data,
                "--json=" + json);

        JsonNode figures = new ObjectMapper().readTree(Files.readString(json));
        assertThat(figures.path("rates")).hasSize(1).allMatch(rate -> rate.asDouble() > 0);
        assertThat(figures.path("cost").path("mongod").asDouble()).isPositive();
        assertThat(figures.path("steady").path("jobs").asInt()).isEqualTo(500);
        assertThat(figures.path("herds")).singleElement().satisfies(herd -> assertThat(
                        herd.path("lastMillis").asLong())
                .isPositive());
        assertThat(figures.path("bytesPerHint").asDouble()).isPositive();
        assertThat(figures.path("peers"))
                .as("BullMQ in memory and on disk, Agenda, JobRunr")
                .hasSize(4)
                .allMatch(rate -> rate.asDouble() > 0);
        assertThat(printed).contains("birth to DONE", "Agenda", "due at one instant");
        assertThat(printed.lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(data).as("the bench's own stack").doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithItsUsage() {
        assertThat(Bench.run("jobs", "--herds=10,0")).isEqualTo(2);
    }
}
