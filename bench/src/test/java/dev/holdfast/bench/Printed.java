package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a bench that ends well prints. */
final class Printed {

    private Printed() {}

    static String by(String... arguments) {
        PrintStream usual = System.out;
        var captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            assertThat(Bench.run(arguments)).isZero();
        } finally {
            System.setOut(usual);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
