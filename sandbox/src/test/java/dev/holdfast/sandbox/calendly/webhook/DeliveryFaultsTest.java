package dev.holdfast.sandbox.calendly.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.sandbox.calendly.webhook.DeliveryFault.Drop;
import dev.holdfast.sandbox.calendly.webhook.DeliveryFault.Hold;
import org.junit.jupiter.api.Test;

class DeliveryFaultsTest {

    private static final WebhookMessage CREATED = new WebhookMessage("invitee.created", "uri", "{}");
    private static final WebhookMessage CANCELED = new WebhookMessage("invitee.canceled", "uri", "{}");
    private static final MessageFilter ANY = new MessageFilter(null, null);

    private final DeliveryFaults faults = new DeliveryFaults();

    @Test
    void areUsedUpOldestFirst() {
        faults.arm(new Hold(), ANY, 2);
        faults.arm(new Drop(), ANY, 1);

        assertThat(faults.take(CREATED)).contains(new Hold());
        assertThat(faults.take(CREATED)).contains(new Hold());
        assertThat(faults.take(CREATED)).contains(new Drop());
        assertThat(faults.take(CREATED)).isEmpty();
    }

    @Test
    void waitForTheirEvent() {
        faults.arm(new Hold(), new MessageFilter("invitee.created", null), 1);

        assertThat(faults.take(CANCELED)).isEmpty();
        assertThat(faults.take(CREATED)).contains(new Hold());
    }

    @Test
    void waitForTheirInvitee() {
        faults.arm(new Hold(), new MessageFilter(null, "other"), 1);

        assertThat(faults.take(CREATED)).isEmpty();
        assertThat(faults.take(new WebhookMessage("invitee.created", "other", "{}")))
                .contains(new Hold());
    }

    @Test
    void areForgottenWhenCleared() {
        faults.arm(new Drop(), ANY, 9);

        faults.clear();

        assertThat(faults.take(CREATED)).isEmpty();
    }
}
