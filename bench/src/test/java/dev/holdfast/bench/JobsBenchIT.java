package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the bench runs and that every job is done. How fast is no question of a test. */
class JobsBenchIT {

    private static final String PORT_BASE = System.getProperty("holdfast.bench.port-base", "19000");
    private static final int COLUMNS = 80;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyJobIsDone() throws IOException {
        String printed = bench("--herds=300", "--no-peers");

        JsonNode figures = figures();
        assertThat(figures.path("rates")).hasSize(1).allMatch(rate -> rate.asDouble() > 0);
        assertThat(figures.path("cost").path("mongod").asDouble()).isPositive();
        assertThat(figures.path("steady").path("jobs").asInt()).isEqualTo(500);
        assertThat(figures.path("herds"))
                .singleElement()
                .satisfies(herd -> assertThat(herd.path("jobs").asInt()).isEqualTo(300));
        assertThat(figures.path("bytesPerHint").asDouble()).isPositive();
        assertThat(printed).contains("birth to DONE", "due at one instant");
    }

    @Test
    void thePeersDoTheSame() throws IOException {
        assumeThat(npmHasPackages()).as("npm, and where it gets packages").isTrue();

        String printed = bench("--herds=1");

        assertThat(figures().path("peers"))
                .as("BullMQ in memory and on disk, Agenda, JobRunr")
                .hasSize(4)
                .allMatch(rate -> rate.asDouble() > 0);
        assertThat(printed).contains("Agenda", "JobRunr", "BullMQ, appendfsync always");
    }

    private String bench(String... more) {
        Path data = Path.of(System.getProperty("holdfast.root"), "bench", "target", "jobs-stack");
        List<String> arguments = new ArrayList<>(List.of(
                "jobs",
                "--jobs=500",
                "--rounds=1",
                "--slots=32",
                "--seconds=1",
                "--hints=1000",
                "--port-base=" + PORT_BASE,
                "--data=" + data,
                "--json=" + json()));
        arguments.addAll(List.of(more));
        String printed = Printed.by(arguments.toArray(String[]::new));
        assertThat(printed.lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(data).as("the bench's own stack").doesNotExist();
        return printed;
    }

    private Path json() {
        return folder.resolve("figures.json");
    }

    private JsonNode figures() throws IOException {
        return new ObjectMapper().readTree(Files.readString(json()));
    }

    private boolean npmHasPackages() {
        try {
            Process npm = new ProcessBuilder("npm", "view", "bullmq", "version")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            return npm.waitFor(1, TimeUnit.MINUTES) && npm.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void saysWhatIsWrongWithItsUsage() {
        assertThat(Bench.run("jobs", "--herds=10,0")).isEqualTo(2);
    }
}
