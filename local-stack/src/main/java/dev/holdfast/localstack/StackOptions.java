package dev.holdfast.localstack;

import java.nio.file.Path;

/**
 * Which stack is meant.
 *
 * @param root the checkout, already built
 * @param portBase every port is this plus its distance from 8000
 * @param data where data, logs and secrets are kept
 */
public record StackOptions(Path root, int portBase, Path data) {

    public static final int DEFAULT_PORT_BASE = 8000;

    private static final int HIGHEST_PORT_BASE = 65_000;

    public StackOptions {
        if (portBase < 1024 || portBase > HIGHEST_PORT_BASE) {
            throw new IllegalArgumentException("a port base is from 1024 to " + HIGHEST_PORT_BASE);
        }
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** The stack of a port base, in its usual folder {@code .local/<port base>}. */
    public static StackOptions at(Path root, int portBase) {
        return new StackOptions(root, portBase, root.resolve(".local").resolve(Integer.toString(portBase)));
    }
}
