package dev.holdfast.localstack;

import dev.holdfast.localstack.process.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the ports that other programs listen on before ours fail on them one by one. */
final class PortCheck {

    private PortCheck() {}

    /** Fails with one sentence that names every port which is taken, and the part it was meant for. */
    static void requireFree(Map<Integer, String> partsByPort) {
        String taken = partsByPort.entrySet().stream()
                .filter(entry -> !isFree(entry.getKey()))
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new StartFailure(
                    "stack", "Other programs listen on " + taken + "; end them, or choose other ports by --port-base.");
        }
    }

    private static boolean isFree(int port) {
        try (var onLoopback = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return onLoopback.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
