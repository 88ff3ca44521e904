package dev.holdfast.notification;

import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;

/**
 * The one configuration of all tests with Quarkus: real stores, and the ports at which a test puts up a mail server and
 * the neighbours. Only the numbers are shared: the test itself may live in another class loader.
 */
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
@QuarkusTestResource(Surroundings.class)
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    /** Shorter than in production, so that a test can outlast it. */
    public static final Duration HANDLER_LIMIT = Duration.ofSeconds(6);

    private static final String SMTP = "holdfast.test.smtp-port";
    private static final String NEIGHBOUR = "holdfast.test.neighbour-port";

    public static int smtpPort() {
        return Integer.getInteger(SMTP);
    }

    public static int neighbourPort() {
        return Integer.getInteger(NEIGHBOUR);
    }

    /** After the stores' resources, whose settings these replace. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        System.setProperty(SMTP, freePort());
        System.setProperty(NEIGHBOUR, freePort());
        String neighbour = "http://localhost:" + neighbourPort();
        return Map.of(
                "holdfast.smtp.port",
                Integer.toString(smtpPort()),
                "holdfast.smtp.silence-timeout",
                "PT1S",
                "holdfast.jobs.handler-limit",
                HANDLER_LIMIT.toString(),
                "holdfast.identity-url",
                neighbour,
                "holdfast.booking-url",
                neighbour,
                "holdfast.public-url",
                "https://book.example.test");
    }

    @Override
    public void stop() {}

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
