package dev.holdfast.booking.offering;

/**
 * An amount of money.
 *
 * @param amount minor units of the currency, never negative
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {}
