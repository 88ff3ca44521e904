package dev.holdfast.bench.cli;

import dev.holdfast.localstack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the stack of a bench is, and where its figures go. */
public final class BenchChoice {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "12000",
            description = "Where the stack of the bench listens; 12000 unless given.")
    private int portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Its data, thrown away before and after; .local/bench-<port base> unless given.")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there as well.")
    private @Nullable Path json;

    public int portBase() {
        return portBase;
    }

    /** The checkout, already built. */
    public Path root() {
        return Path.of(System.getProperty("holdfast.root", "")).toAbsolutePath().normalize();
    }

    /** The folder of the stack's data. */
    public Path data() {
        Path usual = StackOptions.at(root(), portBase).data().resolveSibling("bench-" + portBase);
        return data == null ? usual : data.toAbsolutePath().normalize();
    }

    /** Writes the figures where they are wanted, if they are. */
    public void keep(String figures) throws IOException {
        if (json != null) {
            Files.writeString(json, figures);
        }
    }

    /** Refuses a number that is not from 1 to the most of an option: wrong usage. */
    public void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " is from 1 to " + most);
        }
    }
}
