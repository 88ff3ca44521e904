/**
 * Passwords: how they are kept and compared.
 *
 * <p>A password is stored as an Argon2id hash in PHC text form, which carries its own parameters, so that they can be raised without
 * touching what is stored. Hashing costs memory and time by intent: it runs on its own few threads, and when their queue is full the
 * request is refused with 503 instead of waiting. A comparison costs the same whether or not there is anything to compare with.
 */
@NullMarked
package dev.holdfast.identity.credential;

import org.jspecify.annotations.NullMarked;
