/**
 * The links in our mails: each lets whoever reads a mailbox do one thing with the account of that address.
 *
 * <p>No link is stored. Its proof is a MAC over its purpose, the user, their address, the version of what it is good for and the second
 * it was issued, so it is derived at the moment its mail is sent and checked by deriving it again. What moves the version on ends every
 * link of before: a registration those that verify, a new password those that set one. So the latter are good once.
 */
@NullMarked
package dev.holdfast.identity.link;

import org.jspecify.annotations.NullMarked;
