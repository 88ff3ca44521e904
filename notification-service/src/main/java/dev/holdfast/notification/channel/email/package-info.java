/**
 * Mail over plain SMTP, which has no idempotency of its own. 2yz is done, 4yz comes again, 5yz is final (RFC 5321, section
 * 4.2.1); a dialogue that broke off may or may not have succeeded.
 */
@NullMarked
package dev.holdfast.notification.channel.email;

import org.jspecify.annotations.NullMarked;
