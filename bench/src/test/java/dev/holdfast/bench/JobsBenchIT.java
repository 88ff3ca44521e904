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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Shows by one run that the bench runs and that every job is done, others' as well. How fast is no question of a test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsBenchIT {

    private static final String PORT_BASE = System.getProperty("holdfast.bench.port-base", "19000");
    private static final int COLUMNS = 80;
    private static final Path DATA = Path.of(System.getProperty("holdfast.root"), "bench", "target", "jobs-stack");

    @TempDir
    static Path folder;

    private boolean peers;
    private String printed;
    private JsonNode figures;

    @BeforeAll
    void run() throws IOException {
        peers = npmHasPackages();
        Path json = folder.resolve("figures.json");
        List<String> arguments = new ArrayList<>(List.of(
                "jobs",
                "--jobs=500",
                "--rounds=1",
                "--slots=32",
                "--seconds=1",
                "--herds=300",
                "--hints=1000",
                "--port-base=" + PORT_BASE,
                "--data=" + DATA,
                "--json=" + json));
        if (!peers) {
            arguments.add("--no-peers");
        }
        printed = Printed.by(arguments.toArray(String[]::new));
        figures = new ObjectMapper().readTree(Files.readString(json));
    }

    @Test
    void everyJobIsDone() {
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
    void thePeersDoTheSame() {
        assumeThat(peers).as("npm, and where it gets packages").isTrue();

        assertThat(figures.path("peers"))
                .as("BullMQ in memory and on disk, Agenda, JobRunr")
                .hasSize(4)
                .allMatch(rate -> rate.asDouble() > 0);
        assertThat(printed).contains("Agenda", "JobRunr", "BullMQ, appendfsync always");
    }

    @Test
    void whatIsPrintedIsNarrowAndNothingIsLeft() {
        assertThat(printed.lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(DATA).as("the bench's own stack").doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithItsUsage() {
        assertThat(Bench.run("jobs", "--herds=10,0")).isEqualTo(2);
    }

    private static boolean npmHasPackages() {
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
}
