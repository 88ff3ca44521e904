package dev.holdfast.kit.test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The payload examples of {@code contracts/jobs}, which the giver and the performer of a job are both tested against. */
public final class JobExamples {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private JobExamples() {}

    /** The example payload of a job type. */
    public static Map<String, Object> payload(String type) {
        Path example = Path.of(System.getProperty("holdfast.root", ".."), "contracts", "jobs", type + ".example.json");
        try {
            return new ObjectMapper().readValue(example.toFile(), OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
