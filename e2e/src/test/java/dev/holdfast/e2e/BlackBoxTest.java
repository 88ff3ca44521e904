package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shows that the rule in the POM bites: no class of the product can be reached from here. */
class BlackBoxTest {
    private static final String OURS = "dev/holdfast/";
    private static final List<String> ALLOWED = List.of("dev/holdfast/e2e/", "dev/holdfast/localstack/");

    @Test
    void noClassOfTheProductIsOnTheClassPath() throws IOException {
        List<String> ours = classPath()
                .flatMap(BlackBoxTest::classesOf)
                .filter(name -> name.startsWith(OURS))
                .toList();

        assertThat(ours).isNotEmpty().allMatch(name -> ALLOWED.stream().anyMatch(name::startsWith));
    }

    @Test
    void everyBlackBoxForbidsProductModules() throws IOException {
        Path root = Path.of(System.getProperty("holdfast.root"));
        for (String module : List.of("e2e", "sandbox", "bench")) {
            String pom = Files.readString(root.resolve(module).resolve("pom.xml"));
            assertThat(pom).as(module).contains("<bannedDependencies>", "<exclude>dev.holdfast</exclude>");
        }
    }

    private static Stream<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists);
    }

    private static Stream<String> classesOf(Path entry) {
        try {
            return Files.isDirectory(entry) ? inFolder(entry) : inJar(entry);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Stream<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .map(file -> folder.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> inJar(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .toList()
                    .stream();
        }
    }
}
