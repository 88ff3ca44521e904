package dev.holdfast.kit.test;

import dev.holdfast.localstack.server.ServerHost;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/**
 * Where the servers of a test run live: as processes of the machine, or, with {@code -Dholdfast.stores=containers}, in the
 * containers of production.
 */
enum Stores {
    PROCESSES,
    CONTAINERS;

    private static final String OPTION = "holdfast.stores";

    /**
     * As the run says.
     *
     * @throws IllegalStateException if it says containers and there is nothing to run them
     */
    static Stores chosen() {
        return of(
                System.getProperty(OPTION), () -> DockerClientFactory.instance().isDockerAvailable());
    }

    static Stores of(@Nullable String option, BooleanSupplier engineAnswers) {
        if (option == null || option.equals("processes")) {
            return PROCESSES;
        }
        if (!option.equals("containers")) {
            throw new IllegalArgumentException("-D" + OPTION + " is processes or containers, not " + option + ".");
        }
        if (!engineAnswers.getAsBoolean()) {
            throw new IllegalStateException(
                    "-D" + OPTION
                            + "=containers needs a container engine, and none answers here; without the option the tests start MongoDB and Redis as processes.");
        }
        return CONTAINERS;
    }

    ServerHost host() {
        return switch (this) {
            case PROCESSES -> ServerHost.MACHINE;
            case CONTAINERS -> new ContainerHost();
        };
    }
}
