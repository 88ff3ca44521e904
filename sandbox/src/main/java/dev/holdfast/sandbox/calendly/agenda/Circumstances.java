package dev.holdfast.sandbox.calendly.agenda;

import org.jspecify.annotations.Nullable;

/**
 * How a booking came about, beyond what was asked for.
 *
 * @param byHost whether the host put it into her calendar herself
 * @param schedulingMethod Calendly's word for a way other than the page, such as {@code instant_book} or {@code api}
 */
public record Circumstances(
        boolean byHost,
        @Nullable String schedulingMethod,
        @Nullable Payment payment) {

    /** Somebody used the page. */
    public static final Circumstances ON_THE_PAGE = new Circumstances(false, null, null);

    /** A rescheduled invitee is the invitee's own doing, and stays paid. */
    Circumstances rescheduled() {
        return new Circumstances(false, null, payment);
    }
}
