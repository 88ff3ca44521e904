package dev.holdfast.mongosetup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The compose file of production as a container engine reads it: anchors and merges resolved, variables as they stand. */
final class ComposeFile {

    static final Path ROOT = Path.of(System.getProperty("holdfast.root"));

    private final Map<String, Object> content;

    private ComposeFile(Map<String, Object> content) {
        this.content = content;
    }

    static ComposeFile read() {
        return parse(text(ROOT.resolve("deploy/compose/compose.yaml")));
    }

    static ComposeFile parse(String yaml) {
        return new ComposeFile(new Yaml().load(yaml));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Map<String, Container> containers() {
        Map<String, Container> containers = new LinkedHashMap<>();
        map(content.get("services")).forEach((name, value) -> containers.put(name, new Container(map(value))));
        return containers;
    }

    Container container(String name) {
        return Objects.requireNonNull(containers().get(name), name);
    }

    Set<String> internalNetworks() {
        Set<String> names = new TreeSet<>();
        map(content.get("networks")).forEach((name, value) -> {
            if (Boolean.TRUE.equals(map(value).get("internal"))) {
                names.add(name);
            }
        });
        return names;
    }

    /** The file of each secret, by the secret's name. */
    Map<String, String> secretFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        map(content.get("secrets"))
                .forEach((name, value) -> files.put(name, (String) map(value).get("file")));
        return files;
    }

    /** One container as it is described. */
    record Container(Map<String, Object> content) {

        boolean has(String key) {
            return content.containsKey(key);
        }

        String text(String key) {
            return String.valueOf(content.get(key));
        }

        List<String> list(String key) {
            return ComposeFile.list(content.get(key));
        }

        Map<String, Object> map(String key) {
            return ComposeFile.map(content.get(key));
        }

        String environment(String name) {
            return String.valueOf(map("environment").get(name));
        }

        int memoryMegabytes() {
            String limit = text("mem_limit");
            if (!limit.matches("\\d+m")) {
                throw new IllegalStateException("not a limit in megabytes: " + limit);
            }
            return Integer.parseInt(limit.substring(0, limit.length() - 1));
        }

        /** The secrets it is given: the file's name inside, and the secret's name. */
        Map<String, String> secrets() {
            Map<String, String> targets = new LinkedHashMap<>();
            for (Object secret : (List<?>) content.getOrDefault("secrets", List.of())) {
                if (secret instanceof String name) {
                    targets.put(name, name);
                } else {
                    Map<String, Object> described = ComposeFile.map(secret);
                    targets.put((String) described.get("target"), (String) described.get("source"));
                }
            }
            return targets;
        }
    }

    private static List<String> list(@Nullable Object value) {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
