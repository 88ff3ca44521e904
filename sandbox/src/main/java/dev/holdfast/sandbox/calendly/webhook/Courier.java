package dev.holdfast.sandbox.calendly.webhook;

import dev.holdfast.sandbox.calendly.clock.CalendlyClock;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Posts deliveries, and posts them again by the plan. */
public final class Courier {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 64;

    private final Set<Delivery> failing = new HashSet<>();
    private final WebClient client;
    private final CalendlyClock clock;
    private final Subscriptions subscriptions;
    private final RetryPlan plan;
    private final boolean resignsRetries;

    public Courier(
            Vertx vertx, CalendlyClock clock, Subscriptions subscriptions, RetryPlan plan, boolean resignsRetries) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setFollowRedirects(false)
                        .setMaxPoolSize(MOST_CONNECTIONS)
                        .setConnectTimeout((int) ANSWER_LIMIT.toMillis())
                        .setUserAgent("holdfast-sandbox-calendly"));
        this.clock = clock;
        this.subscriptions = subscriptions;
        this.plan = plan;
        this.resignsRetries = resignsRetries;
    }

    /** Delivers with retries; the result is the end of the first attempt, whatever came of it. */
    Future<Void> send(Delivery delivery) {
        if (!isWanted(delivery)) {
            giveUp(delivery);
            return Future.succeededFuture();
        }
        return attempt(delivery).onSuccess(done -> followUp(delivery));
    }

    /** Delivers once, without retries and without consequences for the subscription. */
    Future<Void> sendOnce(Delivery delivery) {
        return attempt(delivery).onSuccess(done -> {
            if (delivery.state() != Delivery.State.DELIVERED) {
                delivery.moveTo(Delivery.State.REFUSED);
            }
        });
    }

    private Future<Void> attempt(Delivery delivery) {
        var at = clock.instant();
        var signedAt = delivery.signFor(at, resignsRetries);
        var body = delivery.message().body().getBytes(StandardCharsets.UTF_8);
        var key = delivery.subscription().signingKey() + (delivery.isSignedWrongly() ? "-wrong" : "");
        return client.postAbs(delivery.subscription().callbackUrl())
                .timeout(ANSWER_LIMIT.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader(WebhookSignature.HEADER, WebhookSignature.of(key, signedAt, body))
                .sendBuffer(Buffer.buffer(body))
                .transform(answer -> {
                    delivery.record(attemptOf(answer, at, signedAt));
                    return Future.succeededFuture();
                });
    }

    private Attempt attemptOf(AsyncResult<HttpResponse<Buffer>> answer, Instant at, Instant signedAt) {
        var took = Duration.between(at, clock.instant());
        return answer.succeeded()
                ? new Attempt(at, signedAt, answer.result().statusCode(), null, took)
                : new Attempt(at, signedAt, null, nameOf(answer.cause()), took);
    }

    private void followUp(Delivery delivery) {
        var subscription = delivery.subscription().uuid();
        if (delivery.state() == Delivery.State.DELIVERED) {
            failing.remove(delivery);
            if (failing.stream().noneMatch(other -> other.subscription().uuid().equals(subscription))) {
                subscriptions.noteHealthy(subscription);
            }
            return;
        }
        failing.add(delivery);
        subscriptions.noteFailing(subscription);
        var pause = plan.pauseAfter(delivery.attempts().size());
        if (clock.instant().plus(pause).isAfter(lastStartOf(delivery))) {
            giveUp(delivery);
            subscriptions.disable(subscription);
            return;
        }
        clock.after(pause, () -> send(delivery));
    }

    private void giveUp(Delivery delivery) {
        failing.remove(delivery);
        delivery.moveTo(Delivery.State.GIVEN_UP);
    }

    private Instant lastStartOf(Delivery delivery) {
        return delivery.attempts().getFirst().at().plus(plan.horizon());
    }

    private boolean isWanted(Delivery delivery) {
        return subscriptions
                .find(delivery.subscription().uuid())
                .filter(Subscription::active)
                .isPresent();
    }

    private static String nameOf(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }
}
