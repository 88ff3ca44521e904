package dev.holdfast.mongosetup;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Brings a mongod that runs with access control to the state that the secrets describe. Every step looks before it acts or says
 * what the state is to be, so that a second run, or one after a run that stopped half-way, ends in the same state: a changed
 * password in the folder becomes the user's password.
 */
final class MongoSetup {

    static final String ROOT = "root";
    static final String BACKUP = "backup";
    static final String ROOT_PASSWORD_FILE = "mongodb-root-password";
    static final String BACKUP_PASSWORD_FILE = "mongodb-backup-password";

    private static final String ADMIN = "admin";
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final int UNAUTHORIZED = 13;

    private final ServerAddress address;
    private final String replicaSet;
    private final String member;
    private final Secrets secrets;
    private final Duration patience;

    /**
     * @param address where the server is reached; by {@code localhost}, since before the first user exists MongoDB obeys that
     *     alone
     * @param member host and port by which the replica set knows the server, and the services reach it
     * @param patience how long to wait for the server, and then for it to take writes
     */
    MongoSetup(ServerAddress address, String replicaSet, String member, Secrets secrets, Duration patience) {
        this.address = address;
        this.replicaSet = replicaSet;
        this.member = member;
        this.secrets = secrets;
        this.patience = patience;
    }

    /**
     * Does all of it.
     *
     * @throws SetupFailure with a sentence that says what to do
     */
    void run(Consumer<String> progress) {
        try {
            if (!knowsRoot()) {
                progress.accept("first start: replica set " + replicaSet + " of " + member + ", user " + ROOT);
                begin();
            }
            try (Node node = Node.at(address, root(), patience)) {
                node.awaitPrimary();
                setUp(node, progress);
            }
        } catch (MongoTimeoutException failure) {
            throw new SetupFailure("MongoDB did not answer within " + patience.toSeconds() + " s.", failure);
        }
    }

    private boolean knowsRoot() {
        try (Node node = Node.at(address, root(), patience)) {
            node.admin(new Document("ping", 1));
            return true;
        } catch (MongoSecurityException stranger) {
            return false;
        }
    }

    /** Works from the same host alone, and only until the first user exists. */
    private void begin() {
        try (Node node = Node.at(address, null, patience)) {
            node.initiate(replicaSet, member);
            node.awaitPrimary();
            node.admin(new Document("createUser", ROOT)
                    .append("pwd", secrets.read(ROOT_PASSWORD_FILE))
                    .append("mechanisms", List.of(SCRAM))
                    .append("roles", List.of(ROOT)));
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() == UNAUTHORIZED) {
                throw new SetupFailure(
                        "MongoDB has users already and refuses the password in " + ROOT_PASSWORD_FILE
                                + ": put back the one that this data was begun with.",
                        failure);
            }
            throw failure;
        }
    }

    private void setUp(Node node, Consumer<String> progress) {
        for (ServiceUser user : ServiceUser.values()) {
            role(node, user);
            user(node, ServiceUser.DATABASE, user.service(), user.passwordFile(), List.of(user.service()));
            progress.accept("user " + user.service());
        }
        user(node, ADMIN, BACKUP, BACKUP_PASSWORD_FILE, List.of("backup", "restore"));
        progress.accept("user " + BACKUP);
    }

    private static void role(Node node, ServiceUser user) {
        boolean known = !node.run(ServiceUser.DATABASE, new Document("rolesInfo", user.service()))
                .getList("roles", Document.class)
                .isEmpty();
        node.run(
                ServiceUser.DATABASE,
                new Document(known ? "updateRole" : "createRole", user.service())
                        .append("privileges", user.privileges())
                        .append("roles", List.of()));
    }

    private void user(Node node, String database, String name, String passwordFile, List<String> roles) {
        boolean known = !node.run(database, new Document("usersInfo", name))
                .getList("users", Document.class)
                .isEmpty();
        node.run(
                database,
                new Document(known ? "updateUser" : "createUser", name)
                        .append("pwd", secrets.read(passwordFile))
                        .append("mechanisms", List.of(SCRAM))
                        .append("roles", roles));
    }

    private MongoCredential root() {
        return MongoCredential.createScramSha256Credential(
                ROOT, ADMIN, secrets.read(ROOT_PASSWORD_FILE).toCharArray());
    }
}
