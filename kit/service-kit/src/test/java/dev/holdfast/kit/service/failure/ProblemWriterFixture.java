package dev.holdfast.kit.service.failure;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Problem writers for tests of other packages. */
public final class ProblemWriterFixture {

    private ProblemWriterFixture() {}

    /** The writer of a service called {@code kit}. */
    public static ProblemWriter writer(ObjectMapper json) {
        return new ProblemWriter("kit", json);
    }
}
