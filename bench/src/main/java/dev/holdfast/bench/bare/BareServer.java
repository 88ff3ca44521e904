package dev.holdfast.bench.bare;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.connection.TransportSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The bare handler as a process, on what the services stand on as well: Vert.x and the reactive driver, sharing the same event
 * loops, with as many connections, and writes that a majority has on disk.
 */
public final class BareServer {

    /** A database of its own in the same server, so that nothing of the product is touched. */
    static final String DATABASE = "holdfast_bench";

    /** Where they go. */
    static final String COPIES = "copies";

    /** Holds the document that is copied. */
    static final String TEMPLATE = "template";

    private static final int POOL = 64;
    private static final int LOOPS_PER_PROCESSOR = 2;

    private BareServer() {}

    /** Serves until it is killed; the arguments are a port and a connection string. */
    public static void main(String... arguments) {
        int port = Integer.parseInt(arguments[0]);
        var vertx = (VertxInternal) Vertx.vertx();
        MongoDatabase database = client(vertx, arguments[1]).getDatabase(DATABASE);
        var store =
                new BareStore(database.getCollection(COPIES), new Copies(template(arguments[1]), Clock.systemUTC()));
        int loops = LOOPS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(() -> new BareHandler(port, store), new DeploymentOptions().setInstances(loops))
                .onFailure(failure -> System.exit(1));
    }

    private static Document template(String uri) {
        try (var client = com.mongodb.client.MongoClients.create(uri)) {
            return Objects.requireNonNull(
                    client.getDatabase(DATABASE).getCollection(TEMPLATE).find().first(), "no document to copy");
        }
    }

    private static MongoClient client(VertxInternal vertx, String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .timeout(1500, TimeUnit.MILLISECONDS)
                .writeConcern(WriteConcern.MAJORITY)
                .applyToConnectionPoolSettings(pool -> pool.maxSize(POOL))
                .transportSettings(TransportSettings.nettyBuilder()
                        .eventLoopGroup(vertx.getEventLoopGroup())
                        .build())
                .build());
    }
}
