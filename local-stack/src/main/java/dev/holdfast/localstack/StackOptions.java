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
 * @param moreOfBooking how many processes of booking-service run beside the usual one: {@code booking-service-2} and so on
 */
public record StackOptions(
        Path root,
        int portBase,
        Path data,
        Map<String, String> settings,
        boolean failPoints,
        boolean asDeployed,
        int moreOfBooking) {

    public static final int DEFAULT_PORT_BASE = 8000;

    private static final int HIGHEST_PORT_BASE = 65_000;

    /** As many as have a port of their own. */
    private static final int MOST_OF_BOOKING = 2;

    public StackOptions {
        if (portBase < 1024 || portBase > HIGHEST_PORT_BASE) {
            throw new IllegalArgumentException("a port base is from 1024 to " + HIGHEST_PORT_BASE);
        }
        if (moreOfBooking < 0 || moreOfBooking > MOST_OF_BOOKING) {
            throw new IllegalArgumentException("beside booking-service run at most " + MOST_OF_BOOKING + " more of it");
        }
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /** The usual stack. */
    public StackOptions(Path root, int portBase, Path data) {
        this(root, portBase, data, Map.of(), false, false, 0);
    }

    /** The stack of a port base, in its usual folder {@code .local/<port base>}. */
    public static StackOptions at(Path root, int portBase) {
        return new StackOptions(root, portBase, root.resolve(".local").resolve(Integer.toString(portBase)));
    }

    /** The same with settings for every service. */
    public StackOptions withSettings(Map<String, String> added) {
        return new StackOptions(root, portBase, data, added, failPoints, asDeployed, moreOfBooking);
    }

    /** The same with a MongoDB whose commands tests can hold up. */
    public StackOptions withFailPoints() {
        return new StackOptions(root, portBase, data, settings, true, asDeployed, moreOfBooking);
    }

    /** The same with code that runs as fast as in a deployment. */
    public StackOptions compiledAsDeployed() {
        return new StackOptions(root, portBase, data, settings, failPoints, true, moreOfBooking);
    }

    /** The same with more processes of booking-service, each at an address of its own, which only the status names. */
    public StackOptions withMoreOfBooking(int more) {
        return new StackOptions(root, portBase, data, settings, failPoints, asDeployed, more);
    }

    /** Leaves the settings out: they may hold secrets. */
    @Override
    public String toString() {
        return "StackOptions[" + portBase + ", " + data + "]";
    }
}
