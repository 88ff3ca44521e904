package dev.holdfast.sandbox.calendly.agenda;

import java.math.BigDecimal;

/**
 * What an invitee paid at Calendly.
 *
 * @param amount in major units, as the real API has it
 */
public record Payment(
        String externalId, String provider, BigDecimal amount, String currency, String terms, boolean successful) {}
