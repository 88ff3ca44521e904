/**
 * Slows down whoever guesses passwords, without locking out whom they belong to.
 *
 * <p>Wrong passwords are counted by account and client address: a few are free, each one more doubles the wait, up to a cap, and
 * time forgives them one by one. A device on which somebody signed in before carries a cookie with a random id, of which a MAC with
 * the account is stored, and is counted by itself, so that what others do from the same address does not concern it. Once the free
 * ones are used up, an attempt is counted before its password is compared, so of many at once one goes on; before that they are counted
 * after it, so that many right ones at once are fine, and no more wrong ones go on beside each other than passwords are compared
 * at once. A right password forgets the count, and a comparison that did not take place is taken back.
 *
 * <p>Addresses without an account are counted alike. What is stored are MACs, which tell nobody which accounts and addresses they are
 * of; documents go by themselves.
 */
@NullMarked
package dev.holdfast.identity.throttle;

import org.jspecify.annotations.NullMarked;
