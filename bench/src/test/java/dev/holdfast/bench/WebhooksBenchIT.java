package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the bench runs and accounts for every event. How fast is no question of a test. */
class WebhooksBenchIT {

    private static final String PORT_BASE = System.getProperty("holdfast.bench.port-base", "19000");
    private static final int COLUMNS = 80;

    @Test
    void measuresBothSidesAndAccountsForEveryEvent(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("figures.json");
        Path data = Path.of(System.getProperty("holdfast.root"), "bench", "target", "stack");

        String printed = Printed.by(
                "webhooks",
                "--seconds=1",
                "--rounds=1",
                "--connections=4",
                "--drain-seconds=10",
                "--port-base=" + PORT_BASE,
                "--data=" + data,
                "--json=" + json);

        JsonNode figures = new ObjectMapper().readTree(Files.readString(json));
        assertThat(figures.path("gateway").path("rate").asDouble()).isPositive();
        assertThat(figures.path("bare").path("rate").asDouble()).isPositive();
        assertThat(figures.path("gateway").path("p99Millis").asDouble()).isPositive();
        assertThat(figures.path("drain").path("done").asLong()).isPositive();
        JsonNode accounts = figures.path("accounts");
        assertThat(accounts.path("acknowledged").asLong()).isPositive();
        assertThat(accounts.path("nothingLost").asBoolean())
                .as(accounts.toString())
                .isTrue();
        assertThat(printed).contains("a second, at most", "of bare");
        assertThat(printed.lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(data).as("the bench's own stack").doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithItsUsage() {
        assertThat(Bench.run("webhooks", "--seconds=0")).isEqualTo(2);
    }
}
