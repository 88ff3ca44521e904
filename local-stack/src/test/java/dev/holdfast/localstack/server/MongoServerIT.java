package dev.holdfast.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoServerIT {

    @TempDir
    static Path folder;

    private static MongoServer server;

    @BeforeAll
    static void start() {
        server = MongoServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void acceptsTransactionsAsSoonAsItIsStarted() {
        try (MongoClient client = client();
                var session = client.startSession()) {
            session.withTransaction(() -> things(client).insertOne(session, new Document("_id", "in-transaction")));

            assertThat(things(client).countDocuments(new Document("_id", "in-transaction")))
                    .isOne();
        }
    }

    @Test
    void keepsWhatItAcknowledgedWhenKilled() {
        try (MongoClient client = client()) {
            things(client).insertOne(new Document("_id", "acknowledged"));
            long before = server.pid();

            server.kill();
            assertThat(server.isAlive()).isFalse();
            server.restart();

            assertThat(server.pid()).isNotEqualTo(before);
            assertThat(things(client).countDocuments(new Document("_id", "acknowledged")))
                    .isOne();
        }
    }

    @Test
    void answersNobodyWhileFrozen() {
        try (MongoClient client = client()) {
            things(client).countDocuments();
            server.freeze();

            assertThatThrownBy(() -> things(client).countDocuments()).isInstanceOf(MongoException.class);

            server.thaw();
            assertThat(things(client).countDocuments()).isGreaterThanOrEqualTo(0);
        } finally {
            server.thaw();
        }
    }

    @Test
    void endsTransactionsThatNobodyFinishesWithinFiveSeconds() {
        try (MongoClient client = client()) {
            Document parameters = client.getDatabase("admin")
                    .runCommand(new Document("getParameter", 1).append("transactionLifetimeLimitSeconds", 1));

            assertThat(parameters.getInteger("transactionLifetimeLimitSeconds"))
                    .as("half as often it looks for them")
                    .isEqualTo(3);
        }
    }

    @Test
    void isReachedThroughItsFolderByWhoeverKnowsIt() {
        MongoServer same = MongoServer.at(folder, server.port());

        assertThat(same.pid()).isEqualTo(server.pid());
    }

    @Test
    void followsItsDataToAnotherPort() {
        server.close();
        int formerPort = server.port();
        server = MongoServer.start(folder);

        try (MongoClient client = client()) {
            assertThat(things(client).countDocuments()).isGreaterThanOrEqualTo(0);
        }
        assertThat(formerPort).isNotEqualTo(server.port());
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 1000);
            assertThat(socket.isConnected()).isTrue();
        }
        Document options;
        try (MongoClient client = client()) {
            options = client.getDatabase("admin").runCommand(new Document("getCmdLineOpts", 1));
        }
        assertThat(options.getEmbedded(java.util.List.of("parsed", "net", "bindIp"), String.class))
                .isEqualTo("127.0.0.1");
    }

    private static MongoClient client() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .writeConcern(WriteConcern.MAJORITY)
                .timeout(1500, TimeUnit.MILLISECONDS)
                .build());
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("holdfast").getCollection("things");
    }
}
