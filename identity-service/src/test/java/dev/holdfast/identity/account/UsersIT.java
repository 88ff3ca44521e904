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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
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
    void makesOneUserOfTwentyWhoWantTheSameAddressAtOnceAndFailsNobody() {
        PasswordHash hash = hash();
        var email = new EmailAddress(ids.next("usr") + "@example.org");

        List<CreateOutcome> outcomes = await(Uni.join()
                .all(Stream.generate(() -> user(email))
                        .limit(20)
                        .map(user -> users.create(user, hash, List.of(job(user))))
                        .toList())
                .andFailFast());

        List<String> stored = Stored.all("users", eq("email", email.value())).stream()
                .map(user -> user.getString("_id"))
                .toList();
        assertThat(outcomes)
                .hasSize(20)
                .filteredOn(CreateOutcome.Created.class::isInstance)
                .singleElement()
                .extracting(outcome -> ((CreateOutcome.Created) outcome).user().id())
                .isEqualTo(stored.getFirst());
        assertThat(stored).hasSize(1);
        assertThat(Stored.all("credentials", eq(stored.getFirst()))).hasSize(1);
    }

    @RepeatedTest(10)
    void verifiesTheOldRegistrationOrTakesTheNewOneAndNeverMixesThem(RepetitionInfo turn) {
        int moment = 1 + turn.getCurrentRepetition() / 3;
        PasswordHash newPassword = hash("the new password");
        User stranger = user();
        await(users.create(stranger, hash("the old password"), List.of()));
        User owner = again(stranger, "Vani");

        var done = await(Uni.combine()
                .all()
                .unis(
                        afterMillis(2).chain(() -> users.registerAgain(stranger, owner, newPassword, job(owner))),
                        afterMillis(moment).chain(() -> users.markVerified(stranger)))
                .asTuple());

        boolean verified = done.getItem2();
        User stored = await(users.get(stranger.id()));
        assertThat(done.getItem1()).isEqualTo(!verified);
        assertThat(stored.emailVerified()).isEqualTo(verified);
        assertThat(stored.name()).isEqualTo(verified ? stranger.name() : "Vani");
        assertThat(await(credentials.matches(stranger.id(), "the old password")))
                .isEqualTo(verified);
        assertThat(await(credentials.matches(stranger.id(), "the new password")))
                .isEqualTo(!verified);
    }

    @Test
    void letsOneOfManyRegistrationsFollowAnotherAndTellsTheOthers() {
        User first = user();
        await(users.create(first, hash(), List.of()));

        List<Boolean> done = await(Uni.join()
                .all(Stream.of("one", "two", "three", "four", "five", "six")
                        .map(name -> users.registerAgain(first, again(first, name), hash(name), job(first)))
                        .toList())
                .andFailFast());

        assertThat(done).containsOnlyOnce(true).hasSize(6);
        User stored = await(users.get(first.id()));
        assertThat(stored.registration().version()).isEqualTo(1);
        assertThat(await(credentials.matches(first.id(), stored.name()))).isTrue();
    }

    @Test
    void neverTouchesAVerifiedUser() {
        User user = user();
        await(users.create(user, hash("the old password"), List.of()));
        await(users.markVerified(user));
        User other = again(user, "Vani");

        assertThat(await(users.registerAgain(user, other, hash("the new password"), job(other))))
                .isFalse();
        assertThat(await(users.endLinks(user, other.registration()))).isFalse();

        User stored = await(users.get(user.id()));
        assertThat(stored.name()).isEqualTo(user.name());
        assertThat(stored.registration()).isEqualTo(user.registration());
        assertThat(await(credentials.matches(user.id(), "the old password"))).isTrue();
        assertThat(Stored.all("users", eq(user.id())).getFirst()).doesNotContainKey("outbox");
    }

    @Test
    void putsAJobIntoTheOutboxOnceWhileItWaits() {
        User user = user();
        await(users.create(user, hash(), List.of()));

        await(store.addJob(user.id(), job(user)));
        await(store.addJob(user.id(), job(user)));

        // The relay that began with the user may have come by already: it copies a job before it takes it out.
        List<String> waiting = Stored.all("users", eq(user.id())).getFirst().getList("outbox", Document.class).stream()
                .map(entry -> entry.getString("id"))
                .toList();
        Stream<String> copied = Stored.all("jobs", eq(job(user).id())).stream().map(found -> found.getString("_id"));
        assertThat(waiting).hasSizeLessThanOrEqualTo(1);
        assertThat(Stream.concat(waiting.stream(), copied))
                .isNotEmpty()
                .containsOnly(job(user).id());
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
        return hash("correct horse battery");
    }

    private PasswordHash hash(String password) {
        return await(credentials.hash(password));
    }

    private User again(User user, String name) {
        return user.registeredAgain(name, user.timeZone(), user.registration().next(clock.instant()));
    }

    private User user() {
        return user(new EmailAddress(ids.next("usr") + "@example.org"));
    }

    private User user(EmailAddress email) {
        String id = ids.next("usr");
        return new User(
                id,
                email,
                "Asha",
                "Asia/Kolkata",
                Set.of("client"),
                false,
                Registration.first(clock.instant()),
                clock.instant());
    }

    private OutboxEntry job(User user) {
        String id = "verify-email|" + user.id() + "|0";
        var ref = new JobRef("user", user.id(), 0);
        return OutboxEntry.dueNow(id, "verify-email", "mail", ref, new Document("v", 1), clock.instant());
    }

    private static Uni<Void> afterMillis(int millis) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(millis));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(10));
    }
}
