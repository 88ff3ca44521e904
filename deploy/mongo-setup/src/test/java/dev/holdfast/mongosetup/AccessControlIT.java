package dev.holdfast.mongosetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real mongod with access control: what each service's user may do, and what it is refused. */
class AccessControlIT {

    private static final int UNAUTHORIZED = 13;

    /** Everything a service does to a collection, by the name of the right it takes. */
    private static final Map<String, Consumer<MongoCollection<Document>>> ACTIONS = new LinkedHashMap<>();

    static {
        ACTIONS.put("insert", collection -> collection.insertOne(new Document()));
        ACTIONS.put("find", collection -> collection.find().first());
        ACTIONS.put(
                "update",
                collection -> collection.updateMany(new Document(), new Document("$set", new Document("a", 1))));
        ACTIONS.put("remove", collection -> collection.deleteMany(new Document("_id", "nobody")));
        ACTIONS.put("createIndex", collection -> collection.createIndex(new Document("a", 1)));
    }

    @TempDir
    static Path folder;

    private static GuardedMongod mongod;

    @BeforeAll
    static void start() throws IOException {
        mongod = GuardedMongod.start(folder);
        mongod.setUp();
    }

    @AfterAll
    static void stop() {
        mongod.close();
    }

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void aServiceDoesAsItLikesWithWhatItOwnsAndSeesNothingElse(ServiceUser user) {
        try (MongoClient client = MongoClients.create(mongod.uri(user))) {
            MongoDatabase database = client.getDatabase(ServiceUser.DATABASE);
            for (ServiceUser owner : ServiceUser.values()) {
                for (String name : owner.owned()) {
                    if (!name.equals(ServiceUser.JOBS)) {
                        List<String> expected = owner == user ? List.copyOf(ACTIONS.keySet()) : List.of();
                        assertThat(allowed(database.getCollection(name)))
                                .as(user + " in " + name)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void inJobsAServiceDoesItsPart(ServiceUser user) {
        try (MongoClient client = MongoClients.create(mongod.uri(user))) {
            List<String> allowed =
                    allowed(client.getDatabase(ServiceUser.DATABASE).getCollection(ServiceUser.JOBS));

            assertThat(allowed)
                    .isEqualTo(
                            switch (user) {
                                case IDENTITY, BOOKING, WEBHOOK -> List.of("insert");
                                case NOTIFICATION -> List.of("insert", "find", "update", "createIndex");
                                case PROMOTER -> List.copyOf(ACTIONS.keySet());
                            });
        }
    }

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void noServiceLeavesTheDatabaseOrManagesIt(ServiceUser user) {
        try (MongoClient client = MongoClients.create(mongod.uri(user))) {
            assertThat(allowed(client.getDatabase("another").getCollection("things")))
                    .isEmpty();
            assertThat(allowed(client.getDatabase("admin").getCollection("system.users")))
                    .isEmpty();
            for (String command : List.of("dropDatabase", "usersInfo", "rolesInfo", "listCollections")) {
                MongoDatabase database = client.getDatabase(ServiceUser.DATABASE);
                assertRefused(command, () -> database.runCommand(new Document(command, 1)));
            }
        }
    }

    @Test
    void anOwnerMakesItsValidatorsAndWritesInTransactions() {
        try (MongoClient client = MongoClients.create(mongod.uri(ServiceUser.BOOKING));
                ClientSession session = client.startSession()) {
            MongoDatabase database = client.getDatabase(ServiceUser.DATABASE);
            createUnlessThere(database, "series");
            database.runCommand(new Document("collMod", "series").append("validator", new Document()));
            session.withTransaction(() -> {
                database.getCollection("series").insertOne(session, new Document("_id", "s"));
                return database.getCollection("tasks").insertOne(session, new Document("_id", "t"));
            });

            assertThat(database.getCollection("tasks").countDocuments(new Document("_id", "t")))
                    .isOne();
        }
    }

    /** As the services do it; an earlier test may have written there. */
    private static void createUnlessThere(MongoDatabase database, String collection) {
        try {
            database.runCommand(new Document("create", collection));
        } catch (MongoCommandException failure) {
            assertThat(failure.getErrorCodeName()).isEqualTo("NamespaceExists");
        }
    }

    @Test
    void whoeverHasNoUserSeesNothing() {
        try (MongoClient client =
                MongoClients.create("mongodb://localhost:" + mongod.port() + "/holdfast?replicaSet=rs0")) {
            assertThat(allowed(client.getDatabase(ServiceUser.DATABASE).getCollection("bookings")))
                    .isEmpty();
        }
    }

    @Test
    void theBackupUserReadsAllOfItAndWritesNoBooking() {
        String uri = mongod.uri(MongoSetup.BACKUP, MongoSetup.BACKUP_PASSWORD_FILE, "admin");
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> bookings =
                    client.getDatabase(ServiceUser.DATABASE).getCollection("bookings");

            assertThatCode(() -> bookings.find().first()).doesNotThrowAnyException();
            assertThatCode(() -> client.getDatabase("local")
                            .getCollection("oplog.rs")
                            .find()
                            .first())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aSecondRunChangesNothingAndANewPasswordBecomesTheUsers() throws IOException {
        String before = mongod.uri(ServiceUser.WEBHOOK);
        mongod.setUp();
        assertThatCode(() -> insertWith(before)).doesNotThrowAnyException();

        mongod.newSecret(ServiceUser.WEBHOOK.passwordFile());
        mongod.setUp();

        assertThatCode(() -> insertWith(mongod.uri(ServiceUser.WEBHOOK))).doesNotThrowAnyException();
        assertThatThrownBy(() -> insertWith(before)).isInstanceOf(MongoSecurityException.class);
    }

    @Test
    void aRoleThatGrewByHandIsPutBack() {
        String root = mongod.uri(MongoSetup.ROOT, MongoSetup.ROOT_PASSWORD_FILE, "admin");
        try (MongoClient client = MongoClients.create(root)) {
            client.getDatabase(ServiceUser.DATABASE)
                    .runCommand(new Document("grantRolesToRole", ServiceUser.WEBHOOK.service())
                            .append("roles", List.of("readWrite")));
        }
        mongod.setUp();

        try (MongoClient client = MongoClients.create(mongod.uri(ServiceUser.WEBHOOK))) {
            assertThat(allowed(client.getDatabase(ServiceUser.DATABASE).getCollection("users")))
                    .isEmpty();
        }
    }

    @Test
    void aWrongRootPasswordIsToldInASentence() throws IOException {
        Path file = mongod.secrets.resolve(MongoSetup.ROOT_PASSWORD_FILE);
        String right = Files.readString(file);
        mongod.newSecret(MongoSetup.ROOT_PASSWORD_FILE);

        assertThatThrownBy(mongod::setUp)
                .isInstanceOf(SetupFailure.class)
                .hasMessageContaining("refuses the password in " + MongoSetup.ROOT_PASSWORD_FILE);

        Files.writeString(file, right);
        assertThatCode(mongod::setUp).doesNotThrowAnyException();
    }

    private static void insertWith(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(ServiceUser.DATABASE)
                    .getCollection("webhook_events")
                    .insertOne(new Document());
        }
    }

    private static List<String> allowed(MongoCollection<Document> collection) {
        return ACTIONS.entrySet().stream()
                .filter(action -> succeeds(() -> action.getValue().accept(collection)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (MongoException refusal) {
            assertThat(refusal.getCode()).as(refusal.getMessage()).isEqualTo(UNAUTHORIZED);
            return false;
        }
    }

    private static void assertRefused(String what, Runnable action) {
        assertThat(succeeds(action)).as(what).isFalse();
    }
}
