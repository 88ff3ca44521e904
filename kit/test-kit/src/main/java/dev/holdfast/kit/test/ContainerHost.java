package dev.holdfast.kit.test;

import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.process.ServerProcess;
import dev.holdfast.localstack.server.ServerHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs servers in the images of production, as {@code deploy/compose/compose.yaml} names them. */
final class ContainerHost implements ServerHost {

    private static final Path MONGOD = Path.of("mongod");
    private static final Path VALKEY = Path.of("valkey-server");

    @Override
    public Path mongod() {
        return MONGOD;
    }

    @Override
    public Path redis() {
        return VALKEY;
    }

    @Override
    public ServerProcess process(Program program) {
        boolean mongod = program.command().getFirst().equals(MONGOD.toString());
        return new ContainerProcess(imageOfProduction(mongod ? "mongo" : "valkey/valkey"), program);
    }

    static String imageOfProduction(String name) {
        Path compose = Path.of(System.getProperty("holdfast.root")).resolve("deploy/compose/compose.yaml");
        try {
            Matcher image = Pattern.compile("image: (" + name + ":\\S+)").matcher(Files.readString(compose));
            if (!image.find()) {
                throw new IllegalStateException("no image of " + name + " in " + compose);
            }
            return image.group(1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
