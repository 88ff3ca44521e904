package dev.holdfast.identity.closing;

import dev.holdfast.identity.account.ClosedAccounts;
import dev.holdfast.identity.account.User;
import dev.holdfast.kit.service.token.ServiceClients;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Erases who it was, once a closed account has nothing ahead. Any number of replicas may do this at once, and as often as they like. */
@ApplicationScoped
class Erasure {

    private static final Logger LOG = Logger.getLogger(Erasure.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int BATCH = 100;

    private final ClosedAccounts accounts;
    private final BookingRestClient booking;
    private final Clock clock;
    private final Duration settle;

    Erasure(
            ClosedAccounts accounts,
            ServiceClients clients,
            Clock clock,
            ClosingConfig config,
            @ConfigProperty(name = "holdfast.booking-url") String bookingUrl) {
        this.accounts = accounts;
        this.booking = clients.client(BookingRestClient.class, "booking", bookingUrl, LIMIT);
        this.clock = clock;
        this.settle = config.settle();
    }

    /** One round over all accounts that are closed and not erased; one about whom nothing is to be had waits for the next. */
    Uni<Void> round() {
        return from(0);
    }

    private Uni<Void> from(int skip) {
        return accounts.toBeErased(skip, BATCH).chain(users -> allOf(users)
                .chain(erased -> users.size() < BATCH ? Uni.createFrom().voidItem() : from(skip + BATCH - erased)));
    }

    /** How many of them were erased. */
    private Uni<Integer> allOf(List<User> users) {
        return Multi.createFrom()
                .iterable(users)
                .onItem()
                .transformToUniAndConcatenate(this::eraseIfOver)
                .filter(erased -> erased)
                .collect()
                .asList()
                .map(List::size);
    }

    private Uni<Boolean> eraseIfOver(User user) {
        return booking.bookingsLeft(user.id())
                .chain(left -> isOver(left)
                        ? erase(user.id()).replaceWith(true)
                        : Uni.createFrom().item(false))
                .onFailure()
                .recoverWithItem(failure -> waiting(user, failure));
    }

    private static boolean waiting(User user, Throwable failure) {
        LOG.infof(
                "The address of closed account %s waits to be erased (%s)",
                user.id(), failure.getClass().getSimpleName());
        return false;
    }

    private boolean isOver(BookingsLeft left) {
        Instant change = left.lastChangeAt();
        return left.ahead() == 0 && (change == null || !clock.instant().isBefore(change.plus(settle)));
    }

    private Uni<Void> erase(String userId) {
        Instant now = clock.instant();
        return accounts.erase(userId, ClosedJob.onErasing(userId, now), now);
    }
}
