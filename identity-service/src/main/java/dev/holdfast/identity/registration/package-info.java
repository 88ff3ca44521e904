/**
 * How a stranger becomes a user, and what our mails to users say.
 *
 * <p>Whoever registers gets one and the same answer; what is true is said by mail to the address. A new user gets a verification link;
 * one who has not verified yet gets it again; one who has is told that somebody tried. Repetitions are bounded to one of each a day by
 * the ids of the jobs. No link is stored: it is derived at the moment the mail is sent, and checked by deriving it again.
 */
@NullMarked
package dev.holdfast.identity.registration;

import org.jspecify.annotations.NullMarked;
