package dev.holdfast.notification.channel;

import io.smallrye.mutiny.Uni;

/** One way to reach a person. */
public interface Channel {

    /**
     * Tries once, within the channel's own time limits (under 20 s in total). Never fails: every error is an outcome.
     *
     * @param messageId the same in each attempt, so that receivers may recognise a repetition
     */
    Uni<DeliveryOutcome> send(String messageId, Message message);
}
