/**
 * Another password for those who forgot theirs, and the first one for those whom an admin invited.
 *
 * <p>Whoever asks for a link gets one and the same answer; the mail goes to the address if it has an open account. Setting a password
 * is one transaction: it moves the version of the user's password on, which ends the link that was used, all others of that kind
 * and all sessions, also those that are being opened at that moment. The address counts as verified then, since the link was read in
 * its mailbox.
 */
@NullMarked
package dev.holdfast.identity.password;

import org.jspecify.annotations.NullMarked;
