package dev.holdfast.identity.account;

/**
 * What remains of a person whose account was closed and erased.
 *
 * @param email unique, of a domain that cannot exist (RFC 2606)
 */
record ErasedPerson(String email, String name, String timeZone) {

    static ErasedPerson of(String userId) {
        return new ErasedPerson("closed+" + userId + "@erased.invalid", "Closed account", "UTC");
    }
}
