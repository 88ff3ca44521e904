package dev.holdfast.sandbox.calendly.agenda;

import org.jspecify.annotations.Nullable;

/**
 * What an invitee was before it was rescheduled, and what it became. A chain is walked one link at a time.
 *
 * @param from the invitee this one replaces
 * @param to the invitee that replaces this one
 */
public record Moves(@Nullable InviteeKey from, @Nullable InviteeKey to) {

    static final Moves NONE = new Moves(null, null);
}
