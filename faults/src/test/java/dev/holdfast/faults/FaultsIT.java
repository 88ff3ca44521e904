package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A few cells of the matrix, and the control that shows what the check is worth. The whole is {@code ./holdfast faults}. */
class FaultsIT {

    private static final int COLUMNS = 80;
    private static final Path DATA = Path.of(System.getProperty("holdfast.root"), "faults", "target", "rig");

    @Test
    void wipesKillsAndLostAnswersLoseNothingAndDoubleNothing() {
        Printed printed = run("--only=1,7,12", "--seconds=4");

        assertThat(printed.status()).as(printed.text()).isZero();
        assertThat(printed.text()).contains("3 of 3 cells as they must be");
        assertThat(printed.text().lines()).allMatch(line -> line.length() <= COLUMNS);
    }

    /** A test of the test. */
    @Test
    void withoutTheFenceTheCheckTurnsRed() {
        Printed printed = run("--control", "--seconds=4");

        assertThat(printed.status()).as(printed.text()).isZero();
        assertThat(printed.text()).contains("RED", "DONE under fence 2 before", "turns red, as it must");
    }

    @Test
    void saysWhatIsWrongWithItsUsage() {
        assertThat(run("--only=21").status()).isEqualTo(2);
        assertThat(run("--seconds=0").status()).isEqualTo(2);
    }

    private record Printed(int status, String text) {}

    private static Printed run(String... arguments) {
        PrintStream usual = System.out;
        var captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            String[] all = Stream.concat(Stream.of("--data=" + DATA), Stream.of(arguments))
                    .toArray(String[]::new);
            int status = Faults.run(all);
            return new Printed(status, captured.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(usual);
        }
    }
}
