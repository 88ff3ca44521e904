package dev.holdfast.kit.job.store;

import static dev.holdfast.kit.job.store.JobFixture.aDueJob;
import static dev.holdfast.kit.job.store.JobFixture.aJob;
import static dev.holdfast.kit.job.store.JobFixture.aLane;
import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.store.JobDocument.PastClaim;
import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Charge;
import dev.holdfast.kit.job.store.Settlement.Final;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class JobStoreIT {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Settlement DONE = new Final(JobState.DONE, new Document("mail", 1), null);

    @Inject
    JobStore store;

    @Inject
    Database database;

    @Test
    void ofManyClaimsAtOnceExactlyOneHolds() {
        JobDocument job = stored(aDueJob());
        List<Uni<List<JobDocument>>> claims = IntStream.range(0, 20)
                .mapToObj(n -> store.claim(List.of(job.id()), Claim.by("worker-" + n), LEASE, Set.of()))
                .toList();

        List<List<JobDocument>> answers =
                Uni.join().all(claims).andCollectFailures().await().atMost(Duration.ofSeconds(10));

        assertThat(answers.stream().flatMap(List::stream)).hasSize(1);
        assertThat(found(job).fence()).isEqualTo(1);
    }

    @Test
    void claimsUnderALeaseOfTheServersClock() {
        JobDocument held = claimed(stored(aDueJob()), LEASE);

        var lease = Objects.requireNonNull(held.lease());
        assertThat(held.state()).isEqualTo(JobState.RUNNING);
        assertThat(lease.owner()).isEqualTo("worker");
        assertThat(Duration.between(lease.at(), lease.until())).isEqualTo(LEASE);
    }

    @Test
    void doesNotClaimWhatIsNotDue() {
        JobDocument job = stored(aJob(aLane(), Instant.now().plusSeconds(30), null));

        assertThat(claim(job, LEASE)).isNull();
        assertThat(found(job).state()).isEqualTo(JobState.READY);
    }

    @Test
    void aClaimThatComesTooLateExpiresTheJob() {
        JobDocument job = stored(
                aJob(aLane(), Instant.now().minusSeconds(9), Instant.now().minusSeconds(5)));

        assertThat(claim(job, LEASE)).isNull();
        JobDocument expired = found(job);
        assertThat(expired.state()).isEqualTo(JobState.EXPIRED);
        assertThat(expired.lease()).isNull();
        assertThat(expired.claims()).isNull();
        assertThat(expired.purgeAt()).isNotNull();
    }

    @Test
    void remembersTheLastFiveClaims() {
        JobDocument job = stored(aDueJob());
        assertThat(found(job).claims()).isNull();

        for (int fence = 1; fence <= 7; fence++) {
            JobDocument held = claimed(job, LEASE);
            assertThat(Objects.requireNonNull(held.claims()).getLast())
                    .isEqualTo(new PastClaim(
                            "worker",
                            fence,
                            Objects.requireNonNull(held.lease()).at()));
            settle(held, new Again(Duration.ZERO, Charge.ATTEMPT, "refused"));
        }

        assertThat(found(job).claims()).extracting(PastClaim::fence).containsExactly(3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aStaleFenceCompletesNothing() {
        JobDocument first = claimed(stored(aDueJob()), SHORT);
        reapSoon(first);
        JobDocument second = claimed(first, LEASE);

        assertThat(settle(first, DONE)).isFalse();

        assertThat(second.fence()).isEqualTo(2);
        assertThat(found(first).state()).isEqualTo(JobState.RUNNING);
        assertThat(settle(second, DONE)).isTrue();
    }

    @Test
    void aSettlementWhoseAnswerWasLostMayBeWrittenAgain() {
        JobDocument held = claimed(stored(aDueJob()), LEASE);

        assertThat(settle(held, DONE)).isTrue();
        assertThat(settle(held, DONE)).isTrue();

        JobDocument done = found(held);
        assertThat(done.result()).containsEntry("mail", 1);
        assertThat(done.lease()).isNull();
        assertThat(Duration.between(Objects.requireNonNull(done.doneAt()), Objects.requireNonNull(done.purgeAt())))
                .isEqualTo(Duration.ofDays(90));
    }

    @Test
    void claimsManyAtOnceAndOfManyWhoDoEachJobIsHeldOnce() {
        List<JobDocument> jobs =
                IntStream.range(0, 60).mapToObj(n -> stored(aDueJob())).toList();
        List<String> ids = jobs.stream().map(JobDocument::id).toList();

        List<List<JobDocument>> taken = Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(n -> store.claim(ids, Claim.by("worker-" + n), LEASE, Set.of()))
                        .toList())
                .andCollectFailures()
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(taken.stream().flatMap(List::stream).map(JobDocument::id)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(jobs).allSatisfy(job -> assertThat(found(job).fence()).isEqualTo(1));
    }

    @Test
    void doesNotClaimATypeThatIsRefused() {
        JobDocument job = stored(aDueJob());

        assertThat(store.claim(List.of(job.id()), Claim.by("worker"), LEASE, Set.of("test"))
                        .await()
                        .atMost(LEASE))
                .isEmpty();

        assertThat(found(job)).returns(JobState.READY, JobDocument::state).returns(0L, JobDocument::fence);
    }

    @Test
    void aClaimWhoseAnswerWasLostIsGivenBackByItselfOnly() {
        JobDocument job = stored(aDueJob());
        var lost = Claim.by("worker");
        JobDocument held = store.claim(List.of(job.id()), lost, LEASE, Set.of())
                .await()
                .atMost(LEASE)
                .getFirst();

        assertThat(giveBack(job, Claim.by("worker"))).isZero();
        assertThat(giveBack(job, lost)).isEqualTo(1);
        assertThat(giveBack(job, lost)).isZero();

        assertThat(found(held).state()).isEqualTo(JobState.READY);
        assertThat(settle(held, DONE)).isFalse();
    }

    /** Those that are alike share an update; each still gets its own end, and none that of another fence. */
    @Test
    void endsThatAreWrittenTogetherStayApart() {
        var done = new Final(JobState.DONE, null, null);
        var dead = new Final(JobState.DEAD, null, "refused");
        JobDocument first = claimed(stored(aDueJob()), LEASE);
        JobDocument second = claimed(stored(aDueJob()), LEASE);
        JobDocument tried = claimed(stored(aDueJob()), SHORT);
        reapSoon(tried);
        JobDocument again = claimed(tried, LEASE);
        JobDocument bad = claimed(stored(aDueJob()), LEASE);
        JobDocument told = claimed(stored(aDueJob()), LEASE);

        Set<String> lost = store.settle(List.of(
                        ending(first, done),
                        ending(second, done),
                        ending(again, done),
                        ending(bad, dead),
                        ending(told, DONE)))
                .await()
                .atMost(LEASE);

        assertThat(lost).isEmpty();
        assertThat(List.of(first, second, again))
                .extracting(this::found)
                .allSatisfy(job -> assertThat(job.state()).isEqualTo(JobState.DONE))
                .allSatisfy(job -> assertThat(job.result()).isNull());
        assertThat(found(bad).state()).isEqualTo(JobState.DEAD);
        assertThat(Objects.requireNonNull(found(bad).err()).code()).isEqualTo("refused");
        assertThat(found(told).result()).containsEntry("mail", 1);
    }

    @Test
    void ofManyEndsOnlyTheLostAreNotWritten() {
        JobDocument mine = claimed(stored(aDueJob()), LEASE);
        JobDocument first = claimed(stored(aDueJob()), SHORT);
        reapSoon(first);
        claimed(first, LEASE);

        assertThat(store.settle(List.of(ending(mine, DONE), ending(first, DONE)))
                        .await()
                        .atMost(LEASE))
                .containsExactly(first.id());

        assertThat(found(mine).state()).isEqualTo(JobState.DONE);
        assertThat(found(first).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void anEffectIsNotedUnderTheFenceAndForgottenWhenTheJobComesAgain() {
        JobDocument held = claimed(stored(aDueJob()), LEASE);

        assertThat(mark(held)).isTrue();
        assertThat(mark(held)).isTrue();
        assertThat(found(held).isAmbiguous()).isTrue();

        settle(held, new Again(Duration.ZERO, Charge.NOTHING, null));
        assertThat(found(held).effect()).isNull();
        assertThat(mark(held)).as("the claim is over").isFalse();
    }

    @Test
    void anEffectDoesNotBeginWhenItsLeaseIsOver() {
        JobDocument held = claimed(stored(aDueJob()), Duration.ofMillis(1));

        await().untilAsserted(() -> assertThat(store.leasesOver(500).await().atMost(LEASE))
                .extracting(JobDocument::id)
                .contains(held.id()));
        assertThat(mark(held)).isFalse();
    }

    @Test
    void whoeverDecidedBeforeAnEffectBeganHasDecidedTooEarly() {
        JobDocument held = claimed(stored(aDueJob()), SHORT);
        store.renew("worker", Map.of(held.id(), held.fence()), SHORT.multipliedBy(20))
                .await()
                .atMost(LEASE);
        assertThat(mark(held)).isTrue();

        await().untilAsserted(() -> assertThat(store.leasesOver(500).await().atMost(LEASE))
                .extracting(JobDocument::id)
                .contains(held.id()));
        assertThat(reap(held)).isFalse();
        assertThat(reap(found(held))).isTrue();
    }

    @Test
    void aJobThatSomebodyFinishedByHandStaysAsItIs() {
        JobDocument held = claimed(stored(aDueJob()), LEASE);
        database.documents("jobs", JobDocument.class)
                .update(Filters.eq(held.id()), Updates.set("state", JobState.DONE.name()))
                .await()
                .atMost(LEASE);

        assertThat(settle(held, new Again(Duration.ZERO, Charge.ATTEMPT, "refused")))
                .isFalse();
        assertThat(store.renew("worker", Map.of(held.id(), held.fence()), LEASE)
                        .await()
                        .atMost(LEASE))
                .as("its worker hears that it has lost it")
                .containsExactly(held.id());

        assertThat(found(held).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void aFinalStateIsNotLeft() {
        JobDocument held = claimed(stored(aDueJob()), LEASE);
        settle(held, DONE);

        assertThat(settle(held, new Again(Duration.ZERO, Charge.ATTEMPT, "late")))
                .isFalse();
        assertThat(claim(held, LEASE)).isNull();
    }

    @Test
    void whatIsCancelledIsClaimedByNobodyAndWhatIsHeldIsNotCancelled() {
        JobDocument waiting = stored(aDueJob());
        JobDocument held = claimed(stored(aDueJob()), LEASE);

        assertThat(cancel(waiting)).isTrue();
        assertThat(cancel(waiting)).isFalse();
        assertThat(cancel(held)).isFalse();

        assertThat(claim(waiting, LEASE)).isNull();
        JobDocument cancelled = found(waiting);
        assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
        assertThat(Objects.requireNonNull(cancelled.err()).code()).isEqualTo("by-hand");
        assertThat(cancelled.purgeAt()).isNotNull();
        assertThat(settle(held, DONE)).isTrue();
    }

    @Test
    void ofACancellationAndAClaimAtOnceOneHolds() {
        for (int round = 0; round < 20; round++) {
            JobDocument job = stored(aDueJob());
            Uni<Boolean> taken = store.claim(List.of(job.id()), Claim.by("worker"), LEASE, Set.of())
                    .map(jobs -> !jobs.isEmpty());

            List<Boolean> answers = Uni.join()
                    .all(store.cancel(job.id(), "by-hand"), taken)
                    .andCollectFailures()
                    .await()
                    .atMost(LEASE);

            assertThat(answers).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aRetryCountsItsAttemptAndWaits() {
        JobDocument held = claimed(stored(aDueJob()), LEASE);

        settle(held, new Again(Duration.ofMinutes(1), Charge.ATTEMPT, "refused"));

        JobDocument waiting = found(held);
        assertThat(waiting.state()).isEqualTo(JobState.READY);
        assertThat(waiting.attempts()).isEqualTo(1);
        assertThat(waiting.runAt()).isAfter(Instant.now().plusSeconds(30));
        assertThat(Objects.requireNonNull(waiting.err()).code()).isEqualTo("refused");
        assertThat(claim(held, LEASE)).isNull();
    }

    @Test
    void aRenewedLeaseIsNotReaped() {
        JobDocument held = claimed(stored(aDueJob()), SHORT);
        var lost = store.renew("worker", Map.of(held.id(), held.fence()), LEASE)
                .await()
                .atMost(LEASE);

        assertThat(lost).isEmpty();
        assertThat(store.leasesOver(500).await().atMost(LEASE))
                .extracting(JobDocument::id)
                .doesNotContain(held.id());
        assertThat(reap(held)).isFalse();
    }

    @Test
    void aRenewalNamesTheJobsThatWereLost() {
        JobDocument held = claimed(stored(aDueJob()), SHORT);
        reapSoon(held);
        claimed(held, LEASE);

        assertThat(store.renew("worker", Map.of(held.id(), held.fence()), LEASE)
                        .await()
                        .atMost(LEASE))
                .containsExactly(held.id());
    }

    private void reapSoon(JobDocument held) {
        await().untilAsserted(() -> assertThat(reap(held)).isTrue());
    }

    private boolean reap(JobDocument held) {
        var again = new Again(Duration.ZERO, Charge.STALL, "stalled");
        return store.reap(held, again).await().atMost(LEASE);
    }

    private JobDocument stored(JobDocument job) {
        store.insertMissing(List.of(job)).await().atMost(LEASE);
        return job;
    }

    private @Nullable JobDocument claim(JobDocument job, Duration lease) {
        List<JobDocument> taken = store.claim(List.of(job.id()), Claim.by("worker"), lease, Set.of())
                .await()
                .atMost(LEASE);
        return taken.isEmpty() ? null : taken.getFirst();
    }

    private JobDocument claimed(JobDocument job, Duration lease) {
        return Objects.requireNonNull(claim(job, lease));
    }

    private long giveBack(JobDocument job, Claim claim) {
        return store.giveBack(List.of(job.id()), claim).await().atMost(LEASE);
    }

    private boolean cancel(JobDocument job) {
        return store.cancel(job.id(), "by-hand").await().atMost(LEASE);
    }

    private boolean mark(JobDocument held) {
        return store.mark(held.id(), held.fence(), EffectPolicy.NEVER_REPEAT)
                .await()
                .atMost(LEASE);
    }

    private boolean settle(JobDocument held, Settlement settlement) {
        return store.settle(List.of(ending(held, settlement)))
                .await()
                .atMost(LEASE)
                .isEmpty();
    }

    private static Ending ending(JobDocument held, Settlement settlement) {
        return new Ending(held.id(), held.fence(), settlement);
    }

    private JobDocument found(JobDocument job) {
        return Objects.requireNonNull(store.find(job.id()).await().atMost(LEASE));
    }
}
