/**
 * The people: who they are, how they are called, where their clocks stand, and what they may do.
 *
 * <p>One address belongs to one user; a unique index on the normalised address is the last word, however many requests race. A user
 * and their password are created in one transaction, so neither exists without the other; as long as nobody has verified the address,
 * both are replaced in one transaction too when it is registered again. Jobs that a change of a user needs are born in
 * the {@code outbox} of the very document that changes.
 *
 * <p>There is always an active admin: whoever takes an admin away writes to all of them in the same transaction, so two who do it at
 * once come one after the other.
 */
@NullMarked
package dev.holdfast.identity.account;

import org.jspecify.annotations.NullMarked;
