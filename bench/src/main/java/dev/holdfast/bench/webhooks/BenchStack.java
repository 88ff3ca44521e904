package dev.holdfast.bench.webhooks;

import dev.holdfast.bench.bare.BareProcess;
import dev.holdfast.bench.webhooks.Figures.Accounts;
import dev.holdfast.bench.webhooks.Figures.Drain;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.driver.StackStatus;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.Progress;
import dev.holdfast.localstack.ScratchFolder;
import dev.holdfast.localstack.StackOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** A whole stack that lives as long as the bench, with the bare handler beside it. */
final class BenchStack implements AutoCloseable {

    private static final String GATEWAY = "webhook-gateway";
    private static final List<String> WORKERS = List.of("job-promoter", "notification-service");
    private static final int OFFERING_MINUTES = 60;

    private final LocalStack local;
    private final Plan plan;
    private final StackStatus status;
    private final Books books;
    private final TokenMint tokens;
    private final Events events;
    private @Nullable BareProcess bare;

    private BenchStack(LocalStack local, Plan plan) {
        this.local = local;
        this.plan = plan;
        this.status = StackStatus.parse(local.status().toJson());
        this.books = new Books(status.mongodb().uri());
        try (var outside = new Stack(status, Clock.systemUTC())) {
            Offering offering = outside.offering(OFFERING_MINUTES);
            String client = outside.signInAs("client")
                    .get("/api/users/me")
                    .expect(200)
                    .json()
                    .path("id")
                    .asText();
            var secrets = local.status().secrets();
            this.tokens = new TokenMint(secrets.schedulingTokenKey(), client, offering.id());
            this.events = new Events(offering, tokens, secrets.calendlySigningKey(), Clock.systemUTC());
        }
    }

    /** Starts a stack on empty data; returns when all of it is ready. */
    static BenchStack start(Plan plan) {
        ScratchFolder.delete(plan.data());
        LocalStack local = LocalStack.start(
                new StackOptions(plan.root(), plan.portBase(), plan.data()).compiledAsDeployed(), Progress.SILENT);
        try {
            return new BenchStack(local, plan);
        } catch (RuntimeException failure) {
            local.close();
            throw failure;
        }
    }

    Books books() {
        return books;
    }

    Events events() {
        return events;
    }

    String gatewayUrl() {
        return status.service(GATEWAY).url();
    }

    /** SIGSTOP: what they hold they keep, and nobody works. */
    void stopWorkers() {
        WORKERS.forEach(worker -> local.part(worker).freeze());
    }

    /** Starts the bare handler on the document that the gateway makes of one event. */
    void startBare(int port, Runnable sendOne) {
        books.lendToBare(sendOne);
        bare = BareProcess.start(
                status.service(GATEWAY).pid(), port, status.mongodb().uri(), plan.data());
    }

    /** What became of the acknowledged events. */
    Accounts account(Set<String> acknowledged) {
        Set<String> stored = books.eventIds();
        Set<String> withJobs = books.eventsWithJobs();
        return new Accounts(
                acknowledged.size(),
                stored.size(),
                missing(acknowledged, stored),
                missing(stored, acknowledged),
                missing(stored, withJobs),
                books.outboxesLeft());
    }

    /** Wakes the workers and watches what they do for a while. */
    Drain drain(Duration most) {
        books.insertTokens(tokens.records());
        long backlog = books.openJobs();
        long begun = System.nanoTime();
        WORKERS.forEach(worker -> local.part(worker).thaw());
        try {
            Awaitility.await().pollInterval(Duration.ofMillis(500)).atMost(most).until(() -> books.openJobs() == 0);
        } catch (ConditionTimeoutException longer) {
            // the share that was done says how long the rest takes
        }
        long left = books.openJobs();
        double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Drain(backlog, backlog - left, seconds);
    }

    private static long missing(Set<String> wanted, Set<String> found) {
        return wanted.stream().filter(id -> !found.contains(id)).count();
    }

    @Override
    public void close() {
        if (bare != null) {
            bare.close();
        }
        books.close();
        local.close();
        ScratchFolder.delete(plan.data());
    }
}
