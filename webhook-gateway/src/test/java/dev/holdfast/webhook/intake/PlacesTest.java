package dev.holdfast.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.service.failure.FailureException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(2, 1);

    @Test
    void refusesWithoutStartingTheWorkWhenAllPlacesAreTaken() {
        hold("a");
        hold("b");
        var started = new AtomicBoolean();

        assertThatThrownBy(() -> places.within("c", () -> Uni.createFrom().item(() -> {
                            started.set(true);
                            return 1;
                        }))
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isInstanceOf(IntakeFailure.Busy.class));
        assertThat(started).isFalse();
        assertThat(places.taken()).isEqualTo(2);
    }

    @Test
    void refusesOneHolderTooManyPlaces() {
        hold("a");

        assertThatThrownBy(() -> done("a")).isInstanceOf(FailureException.class);
        assertThat(done("b")).isEqualTo(1);
    }

    @Test
    void givesThePlaceBackHoweverTheWorkEnds() {
        done("a");
        assertThatThrownBy(() -> places.within("a", () -> Uni.createFrom().failure(new IllegalStateException("broken")))
                        .await()
                        .indefinitely())
                .hasMessage("broken");
        assertThatThrownBy(() -> places.<Integer>within("a", () -> {
                            throw new IllegalStateException("at once");
                        })
                        .await()
                        .indefinitely())
                .hasMessage("at once");
        hold("a").cancel();

        assertThat(places.taken()).isZero();
        assertThat(done("a")).isEqualTo(1);
    }

    private int done(String holder) {
        return places.within(holder, () -> Uni.createFrom().item(1)).await().indefinitely();
    }

    private Cancellable hold(String holder) {
        return places.within(holder, () -> Uni.createFrom().nothing())
                .subscribe()
                .with(item -> {}, failure -> {});
    }
}
