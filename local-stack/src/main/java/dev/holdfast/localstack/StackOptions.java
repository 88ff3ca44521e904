package dev.holdfast.localstack;

import java.nio.file.Path;
import java.util.Map;

/**
 * Which stack is meant, and how it differs from the usual one.
 *
 * @param root the checkout, already built
 * @param portBase every port is this plus its distance from 8000
 * @param data where data, logs and secrets are kept
 * @param settings variables given to every service on top of the usual ones, such as {@code HOLDFAST_JOBS_LEASE}
 * @param failPoints whether MongoDB lets tests hold up single commands ({@code configureFailPoint}); never outside of tests
 * @param asDeployed whether services compile their code as well as in a deployment, which lasts longer when they start
 */
public record StackOptions(
        Path root, int portBase, Path data, Map<String, String> settings, boolean failPoints, boolean asDeployed) {

    public static final int DEFAULT_PORT_BASE = 8000;

    private static final int HIGHEST_PORT_BASE = 65_000;

    public StackOptions {
        if (portBase < 1024 || portBase > HIGHEST_PORT_BASE) {
            throw new IllegalArgumentException("a port base is from 1024 to " + HIGHEST_PORT_BASE);
        }
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /** The usual stack. */
    public StackOptions(Path root, int portBase, Path data) {
        this(root, portBase, data, Map.of(), false, false);
    }

    /** The stack of a port base, in its usual folder {@code .local/<port base>}. */
    public static StackOptions at(Path root, int portBase) {
        return new StackOptions(root, portBase, root.resolve(".local").resolve(Integer.toString(portBase)));
    }

    /** The same with settings for every service. */
    public StackOptions withSettings(Map<String, String> added) {
        return new StackOptions(root, portBase, data, added, failPoints, asDeployed);
    }

    /** The same with a MongoDB whose commands tests can hold up. */
    public StackOptions withFailPoints() {
        return new StackOptions(root, portBase, data, settings, true, asDeployed);
    }

    /** The same with code that runs as fast as in a deployment. */
    public StackOptions compiledAsDeployed() {
        return new StackOptions(root, portBase, data, settings, failPoints, true);
    }

    /** Leaves the settings out: they may hold secrets. */
    @Override
    public String toString() {
        return "StackOptions[" + portBase + ", " + data + "]";
    }
}
