/** What a mail to a user has to say, told to notification-service at the moment it sends it; links are minted then. */
@NullMarked
package dev.holdfast.identity.mail;

import org.jspecify.annotations.NullMarked;
