package dev.holdfast.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ReplayHookTest {

    private static final int NO_STACK = 1;
    private static final int USAGE = 2;

    @TempDir
    Path noStack;

    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--really",
                "--provider calendly --really",
                "--from 2027-01-14T09:00:00Z",
                "--to 2027-01-14T09:00:00Z --really",
                "a --from 2027-01-14T09:00:00Z --to 2027-01-14T10:00:00Z",
                "a --provider calendly",
                "a --state STORED",
                "a --outcome DEAD",
                "a --really",
                "--expect 0",
                "--from 2027-01-14T09:00:00Z --to 2027-01-14T10:00:00Z --expect 0"
            })
    void refusesWhatNamesNeitherOneEventNorATime(String arguments) {
        assertThat(replay(arguments)).isEqualTo(USAGE);
        assertThat(said.toString()).contains("Name one event by its ID", "both --from and --to", "Usage: hooks replay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-a --expect 0",
                "--from 2027-01-14T09:00:00Z --to 2027-01-14T10:00:00Z",
                "--from 2027-01-14T09:00:00Z --to 2027-01-14T10:00:00Z --provider calendly --outcome DEAD --really"
            })
    void asksTheStackForOneEventOrATime(String arguments) {
        assertThat(replay(arguments)).isEqualTo(NO_STACK);
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void saysThatItOnlySaysWhatItWouldDo() {
        replay("--help-is-no-id x");

        assertThat(said.toString()).contains("does nothing, unless --expect or --really");
    }

    private int replay(String arguments) {
        List<String> words = new ArrayList<>(List.of("replay", "--data", noStack.toString()));
        words.addAll(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)));
        return new CommandLine(new Hooks())
                .setUnmatchedOptionsArePositionalParams(true)
                .setUsageHelpWidth(200)
                .setErr(new PrintWriter(said, true))
                .execute(words.toArray(String[]::new));
    }
}
