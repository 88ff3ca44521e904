package dev.holdfast.sandbox.calendly.webhook;

import dev.holdfast.sandbox.calendly.agenda.AgendaChange;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what happens into deliveries, with the faults that were asked for. */
public final class Webhooks {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final DeliveryLog log = new DeliveryLog();
    private final DeliveryFaults faults = new DeliveryFaults();
    private final Swaps swaps = new Swaps();
    private final Vertx vertx;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final CalendlyUris uris;
    private final Subscriptions subscriptions;
    private final Courier courier;

    public Webhooks(
            Vertx vertx,
            Clock clock,
            Supplier<UUID> ids,
            CalendlyUris uris,
            Subscriptions subscriptions,
            Courier courier) {
        this.vertx = vertx;
        this.clock = clock;
        this.ids = ids;
        this.uris = uris;
        this.subscriptions = subscriptions;
        this.courier = courier;
    }

    public DeliveryFaults faults() {
        return faults;
    }

    public Collection<Delivery> deliveries() {
        return log.deliveries();
    }

    /** Tells every subscription that wants to know. */
    public void announce(AgendaChange change) {
        var message = WebhookMessage.of(change, uris, clock.instant());
        log.add(message);
        var overtaken = swaps.overtakenBy(message);
        if (overtaken.isEmpty()) {
            var fault = faults.take(message);
            subscriptions.wanting(message.event()).forEach(subscription -> deliver(message, subscription, fault));
        } else {
            overtake(message, overtaken);
        }
    }

    private void overtake(WebhookMessage message, List<Delivery> overtaken) {
        var sent = subscriptions.wanting(message.event()).stream()
                .map(subscription -> courier.send(open(message, subscription)))
                .toList();
        Future.join(sent).onComplete(done -> release(overtaken::contains));
    }

    /** Sends what was held and is chosen; how many that were. */
    public int release(Predicate<Delivery> chosen) {
        var released = log.deliveries().stream()
                .filter(delivery -> delivery.state() == Delivery.State.HELD)
                .filter(chosen)
                .toList();
        released.forEach(delivery -> delivery.moveTo(Delivery.State.WAITING));
        released.forEach(courier::send);
        return released.size();
    }

    /**
     * Sends a known message again to every subscription that wants it now.
     *
     * @return the deliveries once each of them is answered or has failed; nothing when the message is not known
     */
    public Optional<Future<List<Delivery>>> redeliver(Redelivery wish) {
        return log.findMessage(wish.event(), wish.inviteeUri()).map(original -> {
            var message = wish.reRendered() ? original.renderedAgain(clock.instant()) : original;
            var deliveries = subscriptions.wanting(message.event()).stream()
                    .flatMap(subscription -> repeats(wish, message, subscription))
                    .toList();
            return Future.join(deliveries.stream().map(courier::sendOnce).toList())
                    .map(deliveries);
        });
    }

    private Stream<Delivery> repeats(Redelivery wish, WebhookMessage message, Subscription subscription) {
        var signing = wish.stamp() == Redelivery.Stamp.WRONG ? Delivery.Signing.WRONG_AT_FIRST : Delivery.Signing.GOOD;
        var signedAt =
                switch (wish.stamp()) {
                    case FRESH, WRONG -> clock.instant();
                    case FIRST -> firstStampOf(wish, subscription);
                    case DAY_OLD -> clock.instant().minus(A_DAY);
                };
        return IntStream.range(0, wish.copies()).mapToObj(copy -> open(message, subscription, signing, signedAt));
    }

    private Instant firstStampOf(Redelivery wish, Subscription subscription) {
        return log.deliveries().stream()
                .filter(delivery -> delivery.message().event().equals(wish.event()))
                .filter(delivery -> delivery.message().inviteeUri().equals(wish.inviteeUri()))
                .filter(delivery -> delivery.subscription().uuid().equals(subscription.uuid()))
                .flatMap(delivery -> Stream.ofNullable(delivery.signedAt()))
                .findFirst()
                .orElseGet(clock::instant);
    }

    private void deliver(WebhookMessage message, Subscription subscription, Optional<DeliveryFault> fault) {
        if (fault.isPresent()) {
            deliverBadly(message, subscription, fault.get());
        } else {
            courier.send(open(message, subscription));
        }
    }

    private void deliverBadly(WebhookMessage message, Subscription subscription, DeliveryFault fault) {
        switch (fault) {
            case DeliveryFault.Duplicate(var copies) -> {
                var now = clock.instant();
                IntStream.range(0, copies)
                        .mapToObj(copy -> open(message, subscription, Delivery.Signing.GOOD, now))
                        .toList()
                        .forEach(courier::send);
            }
            case DeliveryFault.ReRender() ->
                courier.send(open(message, subscription))
                        .onSuccess(done -> courier.send(open(message.renderedAgain(clock.instant()), subscription)));
            case DeliveryFault.Drop() -> open(message, subscription).moveTo(Delivery.State.DROPPED);
            case DeliveryFault.Hold() -> open(message, subscription).moveTo(Delivery.State.HELD);
            case DeliveryFault.Reorder(var pair) -> swaps.await(pair, open(message, subscription));
            case DeliveryFault.Delay(var pause) -> {
                var delivery = open(message, subscription);
                vertx.setTimer(Math.max(1, pause.toMillis()), timer -> courier.send(delivery));
            }
            case DeliveryFault.WrongSignature() ->
                courier.send(open(message, subscription, Delivery.Signing.WRONG_AT_FIRST, null));
            case DeliveryFault.OldTimestamp() ->
                courier.send(open(message, subscription))
                        .onSuccess(done -> courier.send(open(
                                message,
                                subscription,
                                Delivery.Signing.GOOD,
                                clock.instant().minus(A_DAY))));
        }
    }

    private Delivery open(WebhookMessage message, Subscription subscription) {
        return open(message, subscription, Delivery.Signing.GOOD, null);
    }

    private Delivery open(
            WebhookMessage message, Subscription subscription, Delivery.Signing signing, @Nullable Instant signedAt) {
        var delivery = new Delivery(ids.get().toString(), message, subscription, signing, signedAt);
        log.add(delivery);
        return delivery;
    }
}
