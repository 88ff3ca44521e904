/**
 * Access tokens and the keys that sign them.
 *
 * <p>An access token is an ES256 JWT that lives ten minutes and carries ids only. Its keys form one sequence without gaps; the next
 * number is taken by inserting it, so replicas that rotate at the same moment agree on the winner. A key goes through three times:
 * <em>published</em> (in the key set, not used, so that every verifier has it), <em>active</em> (the youngest whose time has come),
 * and <em>retiring</em> (no longer signing, still published while tokens signed by it may be alive). Only the very first key is active
 * at once. Private halves are sealed with the master key.
 */
@NullMarked
package dev.holdfast.identity.token;

import org.jspecify.annotations.NullMarked;
