package dev.holdfast.kit.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a native image of a service would know of its records. Compares the reflection configuration that the build wrote for the
 * native compiler ({@code quarkus.native.sources-only}) with the records that need it by the service's code.
 */
public final class NativeReflection {

    private static final Path SOURCES = Path.of("target", "native-sources");
    private static final String CONFIGURATION = "META-INF/native-image/reflect-config.json";
    private static final String CONSTRUCTOR = "<init>";

    private final Set<String> wanted;
    private final Map<String, JsonNode> registered;

    private NativeReflection(Set<String> wanted, Map<String, JsonNode> registered) {
        this.wanted = wanted;
        this.registered = registered;
    }

    /** Of the service whose module is tested; its native sources were made by {@code ./mvnw verify}. */
    public static NativeReflection of(String root) {
        return new NativeReflection(ReflectedRecords.of(root), registered());
    }

    /** The same, had the build not registered this record. */
    public NativeReflection without(Class<? extends Record> forgotten) {
        var rest = new HashMap<>(registered);
        rest.remove(forgotten.getName());
        return new NativeReflection(wanted, rest);
    }

    /** The records that need reflection. */
    public Set<String> wanted() {
        return wanted;
    }

    /** Those of them that a native image could not make or read. */
    public Set<String> missing() {
        return wanted.stream().filter(name -> !isUsable(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Entries that open a whole package. */
    public Set<String> blanket() {
        return registered.keySet().stream().filter(name -> name.contains("*")).collect(Collectors.toSet());
    }

    private boolean isUsable(String name) {
        JsonNode entry = registered.get(name);
        return entry != null && canBeMade(entry) && shows(entry, "Methods", name) && shows(entry, "Fields", name);
    }

    private static boolean canBeMade(JsonNode entry) {
        return entry.path("allDeclaredConstructors").asBoolean()
                || names(entry, "Methods").contains(CONSTRUCTOR);
    }

    /** MongoDB's driver asks components for their accessors, and fields for their annotations. */
    private static boolean shows(JsonNode entry, String members, String name) {
        return entry.path("allDeclared" + members).asBoolean()
                || names(entry, members).containsAll(components(name));
    }

    private static Set<String> names(JsonNode entry, String members) {
        return StreamSupport.stream(entry.path(members.toLowerCase(Locale.ROOT)).spliterator(), false)
                .map(member -> member.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> components(String name) {
        try {
            Class<?> type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static Map<String, JsonNode> registered() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            Path jar = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
            return read(jar);
        } catch (IOException failure) {
            throw new UncheckedIOException("there are no native sources; ./mvnw verify makes them", failure);
        }
    }

    private static Map<String, JsonNode> read(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile());
                InputStream json = file.getInputStream(file.getEntry(CONFIGURATION))) {
            Map<String, JsonNode> entries = new HashMap<>();
            for (JsonNode entry : new ObjectMapper().readTree(json)) {
                entries.put(entry.path("name").asText(), entry);
            }
            return entries;
        }
    }
}
