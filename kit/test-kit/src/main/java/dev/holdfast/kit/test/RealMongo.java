package dev.holdfast.kit.test;

import dev.holdfast.localstack.server.MongoServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * A real MongoDB replica set for tests, and every other setting that a service needs to start.
 *
 * <p>As a Quarkus test resource: {@code @QuarkusTestResource(RealMongo.class)}; a setting is replaced by {@code
 * initArgs = @ResourceArg(name = "holdfast.smtp.port", value = "2525")}. In plain JUnit: {@link #uri()}. There is one server per JVM, started on first use and ended with the JVM.
 *
 * <p>{@code HOLDFAST_TEST_MONGODB}, a connection string, stands in for the server where it is set; such a server cannot be
 * killed.
 */
public final class RealMongo implements QuarkusTestResourceLifecycleManager {

    private static final String VARIABLE = "HOLDFAST_TEST_MONGODB";

    private final Map<String, String> overrides = new HashMap<>();

    /** The connection string of the shared server, database included. */
    public static String uri() {
        String given = System.getenv(VARIABLE);
        return given == null ? server().uri() : given;
    }

    /**
     * The shared server, to be killed, frozen and restarted; whoever does so leaves it running and thawed.
     *
     * @throws IllegalStateException if {@code HOLDFAST_TEST_MONGODB} stands in for it
     */
    public static MongoServer server() {
        if (System.getenv(VARIABLE) != null) {
            throw new IllegalStateException(VARIABLE + " is set: that server is not ours to kill");
        }
        return SharedServers.mongo();
    }

    @Override
    public void init(Map<String, String> initArgs) {
        overrides.putAll(initArgs);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = TestSettings.common();
        settings.put("holdfast.mongodb-uri", uri());
        return TestSettings.overridden(settings, overrides);
    }

    /** The server lives as long as the JVM, for the next test class. */
    @Override
    public void stop() {}
}
