/**
 * Signing in, staying signed in, signing out.
 *
 * <p>A session is a family of refresh tokens, numbered from 1; each is derived from the master key, the family and its number, so the same
 * one can be issued again, and only hashes are stored. A refresh moves the family from number <em>n</em> to <em>n + 1</em> by one
 * conditional write. Until <em>n + 1</em> is used, and for one minute at most, <em>n</em> is still taken and yields the very same
 * <em>n + 1</em>: two tabs at once and a lost reply do no harm. Anything older ends the family, because two have a copy of it and nobody can say which of
 * them is the thief; the user is told by mail, from a job in the {@code outbox} of the session.
 *
 * <p>A session belongs to the password with which it was opened: with another password, or none, it is over, whatever became of its
 * document. What a session keeps of the device is a kind of browser and system in our words. An access token outlives its session by
 * its own ten minutes at most.
 */
@NullMarked
package dev.holdfast.identity.session;

import org.jspecify.annotations.NullMarked;
