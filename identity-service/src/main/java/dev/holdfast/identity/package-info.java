/**
 * Who you are: accounts, passwords, sessions and the keys that sign access tokens.
 *
 * <p>This service alone writes {@code users}, {@code credentials}, {@code sessions}, {@code signing_keys} and {@code login_attempts}. Every other service
 * knows people by id, trusts the published key set, and asks here for an address only at the moment a mail is sent.
 */
@NullMarked
package dev.holdfast.identity;

import org.jspecify.annotations.NullMarked;
