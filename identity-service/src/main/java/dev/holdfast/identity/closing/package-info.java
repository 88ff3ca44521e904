/**
 * The end of an account.
 *
 * <p>Closing is one transaction: the account is marked, its password goes, its sessions are revoked, and the jobs that erase what other
 * services know of the person are born in the user's outbox, one per owner. It is for good; the last admin cannot be closed. The
 * address stays until the person has no booking ahead, so that what is still to be said about those reaches them; as long it
 * belongs to them, and nobody registers or is invited with it. Then address, name and time zone go, the address is free, and
 * the same jobs are born once more for what came in between.
 *
 * <p>Erasing is driven by level, not by events: a round every few minutes asks booking-service about every account that is closed and not
 * yet erased. So nothing has to arrive in any order, and an outage on either side only makes it later.
 *
 * <p>An access token that was issued before lives on for ten minutes at most; changes by an admin are checked against the store here.
 */
@NullMarked
package dev.holdfast.identity.closing;

import org.jspecify.annotations.NullMarked;
