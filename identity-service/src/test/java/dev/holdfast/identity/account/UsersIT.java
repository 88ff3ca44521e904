package dev.holdfast.identity.account;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.identity.Stored;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.credential.PasswordHash;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.service.time.Ids;
import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class UsersIT {

    @Inject
    Users users;

    @Inject
    UserStore store;

    @Inject
    UserCreation creation;

    @Inject
    Credentials credentials;

    @Inject
    Ids ids;

    @Inject
    MutableClock clock;

    private record Admin(Optional<String> email, Optional<String> password) implements FirstAdminConfig {}

    @Test
    void leavesNoUserBehindWhenThePasswordCannotBeStored() {
        User user = user();
        Stored.collection("credentials").insertOne(new Document("_id", user.id()));

        assertThatThrownBy(() -> await(users.create(user, hash(), List.of(job(user)))))
                .hasMessageContaining("E11000");

        assertThat(Stored.all("users", eq(user.id()))).isEmpty();
        assertThat(Stored.all("jobs", eq("ref.id", user.id()))).isEmpty();
    }

    @Test
    void putsAJobIntoTheOutboxOnceWhileItWaits() {
        User user = user();
        await(users.create(user, hash(), List.of()));

        await(store.addJob(user.id(), job(user)));
        await(store.addJob(user.id(), job(user)));

        Document stored = Stored.all("users", eq(user.id())).getFirst();
        assertThat(stored.getList("outbox", Document.class)).hasSize(1);
    }

    @Test
    void readsBackWhatItWrote() {
        User user = user();

        await(users.create(user, hash(), List.of()));

        assertThat(await(users.get(user.id()))).isEqualTo(user);
        assertThat(await(users.findByEmail(user.email()))).isEqualTo(user);
        assertThat(Stored.all("users", eq(user.id())).getFirst()).doesNotContainKey("outbox");
    }

    @Test
    void makesOneFirstAdminHoweverManyReplicasStartAndKeepsThePassword() {
        String email = user().email().value();

        await(Uni.join()
                .all(Stream.generate(() -> firstAdmin(email, "first password"))
                        .limit(4)
                        .map(FirstAdmin::prepare)
                        .toList())
                .andFailFast());
        await(firstAdmin(email, "second password").prepare());

        assertThat(Stored.all("users", eq("email", email))).hasSize(1);
        User admin = await(users.findByEmail(EmailAddress.of(email)));
        assertThat(admin.roles()).containsExactly("admin");
        assertThat(admin.emailVerified()).isTrue();
        assertThat(await(credentials.matches(admin.id(), "first password"))).isTrue();
        assertThat(await(credentials.matches(admin.id(), "second password"))).isFalse();
    }

    @Test
    void doesNotRaiseAnExistingUserToAdmin() {
        User user = user();
        await(users.create(user, hash(), List.of()));

        await(firstAdmin(user.email().value(), "some password").prepare());

        assertThat(await(users.get(user.id()))).isEqualTo(user);
    }

    @Test
    void doesNotStartWithHalfAnAdmin() {
        assertThatThrownBy(
                        () -> new FirstAdmin(store, creation, new Admin(Optional.of("a@b.example"), Optional.empty())))
                .hasMessageContaining("holdfast.admin.password");
    }

    private FirstAdmin firstAdmin(String email, String password) {
        return new FirstAdmin(store, creation, new Admin(Optional.of(email), Optional.of(password)));
    }

    private PasswordHash hash() {
        return await(credentials.hash("correct horse battery"));
    }

    private User user() {
        String id = ids.next("usr");
        var email = new EmailAddress(id + "@example.org");
        return new User(id, email, "Asha", "Asia/Kolkata", Set.of("client"), false, clock.instant());
    }

    private OutboxEntry job(User user) {
        String id = "verify-email|" + user.id() + "|0";
        var ref = new JobRef("user", user.id(), 0);
        return OutboxEntry.dueNow(id, "verify-email", "mail", ref, new Document("v", 1), clock.instant());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(10));
    }
}
