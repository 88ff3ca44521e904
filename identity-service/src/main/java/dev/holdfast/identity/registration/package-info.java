/**
 * How a stranger becomes a user, and what our mails to users say.
 *
 * <p>Whoever registers gets one and the same answer; what is true is said by mail to the address. A new user gets a verification link.
 * One who has verified the address is told that somebody tried, once a day at most, and stays as they are.
 *
 * <p>Until the address is verified, nobody knows whose account it is, so the latest registration counts: it replaces password, name and
 * time zone, and its version makes the links of all before it invalid. A link therefore never makes a password valid that came before
 * or after the one it was mailed for. A day allows a few registrations of an address. The one above that changes nothing but ends the
 * links, for it may be the owner's: what lies in the mailbox then must not verify what somebody else typed. The next day starts afresh.
 *
 * <p>The newest link goes to the owner's mailbox even when somebody else registered last. So where an address was registered more than
 * once, the link alone verifies nothing: whoever opens it also types the password of that registration. Whoever cannot registers
 * again, or has a link mailed that sets a new password, which verifies the address too.
 */
@NullMarked
package dev.holdfast.identity.registration;

import org.jspecify.annotations.NullMarked;
