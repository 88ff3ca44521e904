/**
 * Who you are: accounts, passwords, sessions and the keys that sign access tokens.
 *
 * <p>This service alone writes {@code users}, {@code credentials}, {@code sessions} and {@code signing_keys}. Every other service
 * knows people by id, trusts the published key set, and asks here for an address only at the moment a mail is sent.
 */
@NullMarked
package dev.holdfast.identity;

import org.jspecify.annotations.NullMarked;
