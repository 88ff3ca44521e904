package dev.holdfast.bench.jobs.peer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.UuidRepresentation;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.BackgroundJobRequest;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.nosql.mongo.MongoDBStorageProvider;

/** JobRunr does jobs that do nothing, born in bulks beside it: {@code <URI of MongoDB> <jobs> <batch> <at once>}. */
public final class JobRunrProgram {

    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** The shortest time between two looks that its makers advise. */
    private static final int POLL_SECONDS = 5;

    private JobRunrProgram() {}

    /** A job that does nothing. */
    public record Noop(int number) implements JobRequest {

        @Override
        public Class<NoopHandler> getJobRequestHandler() {
            return NoopHandler.class;
        }
    }

    /** Does nothing. */
    public static final class NoopHandler implements JobRequestHandler<Noop> {

        @Override
        public void run(Noop job) {}
    }

    /** Prints the figures as JSON. */
    public static void main(String... arguments) {
        int jobs = Integer.parseInt(arguments[1]);
        int batch = Integer.parseInt(arguments[2]);
        int atOnce = Integer.parseInt(arguments[3]);
        double seconds = measure(arguments[0], jobs, batch, atOnce);
        System.out.printf(Locale.ROOT, "{\"jobs\":%d,\"seconds\":%.3f}%n", jobs, seconds);
    }

    private static double measure(String uri, int jobs, int batch, int atOnce) {
        try (MongoClient client = clientOf(uri);
                var storage = new MongoDBStorageProvider(client, "jobrunr")) {
            JobRunr.configure()
                    .useStorageProvider(storage)
                    .useBackgroundJobServer(
                            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                    .andPollIntervalInSeconds(POLL_SECONDS)
                                    .andWorkerCount(atOnce))
                    .initialize();
            long began = System.nanoTime();
            for (int first = 0; first < jobs; first += batch) {
                BackgroundJobRequest.enqueue(
                        IntStream.range(first, Math.min(jobs, first + batch)).mapToObj(Noop::new));
            }
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(PACE)
                    .atMost(LIMIT)
                    .until(() -> storage.countJobs(StateName.SUCCEEDED) == jobs);
            double seconds = (System.nanoTime() - began) / 1e9;
            JobRunr.destroy();
            return seconds;
        }
    }

    private static MongoClient clientOf(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }
}
