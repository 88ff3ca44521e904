package dev.holdfast.mongosetup;

import com.mongodb.ServerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Prepares the MongoDB beside it and ends: 0 when it is ready, 1 with one sentence when it is not. From the environment: {@code
 * HOLDFAST_MONGODB_MEMBER} (default {@code mongodb:27017}), {@code HOLDFAST_MONGODB_REPLICA_SET} ({@code rs0}), {@code
 * HOLDFAST_SECRETS} ({@code /run/secrets}), {@code HOLDFAST_PATIENCE} ({@code PT2M}).
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        String member = environment.getOrDefault("HOLDFAST_MONGODB_MEMBER", "mongodb:27017");
        MongoSetup setup = new MongoSetup(
                new ServerAddress("localhost", new ServerAddress(member).getPort()),
                environment.getOrDefault("HOLDFAST_MONGODB_REPLICA_SET", "rs0"),
                member,
                new Secrets(Path.of(environment.getOrDefault("HOLDFAST_SECRETS", "/run/secrets"))),
                Duration.parse(environment.getOrDefault("HOLDFAST_PATIENCE", "PT2M")));
        try {
            setup.run(System.out::println);
            System.out.println("MongoDB is ready");
        } catch (SetupFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }
}
