package dev.holdfast.notification.channel;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** One way to reach a person. */
public interface Channel {

    /**
     * Tries once, within the channel's own time limits. Never fails: every error is an outcome. What has not been taken when this
     * ends, also by cancellation, is not on its way any more, as far as the channel can see to that.
     *
     * @param messageId the same in each attempt, so that receivers may recognise a repetition
     * @param limit more than nothing; the outcome is known by then
     */
    Uni<DeliveryOutcome> send(String messageId, Message message, Duration limit);
}
