package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the bench runs and accounts for every booking. How fast is no question of a test. */
class BookingsBenchIT {

    private static final String PORT_BASE = System.getProperty("holdfast.bench.port-base", "19000");
    private static final int COLUMNS = 80;

    @Test
    void measuresBothSidesRivalsAndAMonthAndAccountsForEveryBooking(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("figures.json");
        Path data = Path.of(System.getProperty("holdfast.root"), "bench", "target", "bookings-stack");

        String printed = Printed.by(
                "bookings",
                "--seconds=1",
                "--rounds=1",
                "--connections=4",
                "--practitioners=10",
                "--stored=62",
                "--port-base=" + PORT_BASE,
                "--data=" + data,
                "--json=" + json);

        JsonNode figures = new ObjectMapper().readTree(Files.readString(json));
        assertThat(figures.path("service").path("rate").asDouble()).isPositive();
        assertThat(figures.path("bare").path("rate").asDouble()).isPositive();
        assertThat(figures.path("service").path("p99Millis").asDouble()).isPositive();
        assertThat(figures.path("ofYears").path("answers").asLong()).isPositive();
        assertThat(figures.path("ofItself").path("answers").asLong()).isPositive();
        assertThat(figures.path("ofYears").path("refused").asLong()).isZero();
        assertThat(figures.path("rivals").path("booked")).allMatch(booked -> booked.asLong() == 1);
        JsonNode accounts = figures.path("accounts");
        assertThat(accounts.path("acknowledged").asLong()).isGreaterThan(62);
        assertThat(accounts.path("nothingLost").asBoolean())
                .as(accounts.toString())
                .isTrue();
        assertThat(printed).contains("a second, at most", "rivals", "month");
        assertThat(printed.lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(data).as("the bench's own stack").doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithItsUsage() {
        assertThat(Bench.run("bookings", "--practitioners=0")).isEqualTo(2);
    }
}
