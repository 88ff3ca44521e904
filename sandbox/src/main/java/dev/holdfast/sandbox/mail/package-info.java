/**
 * The inbox: an SMTP server that takes mail for any address without a login and delivers it to nobody. People read it at
 * {@code /mail}, programs at {@code /mail/messages}. It can be told to refuse mail, to lose the connection after it took a
 * mail, or to stop listening.
 *
 * <p>Mail arrives on the SMTP server's threads and is read on the event loop, so the shared classes here are thread-safe.
 * A mail is in the inbox before its sender is told so.
 */
@NullMarked
package dev.holdfast.sandbox.mail;

import org.jspecify.annotations.NullMarked;
