/**
 * Has jobs performed by the services that own them: {@code POST /internal/jobs} with the claim's fence. The owner has
 * 20 s, the call 25 s, and half of the lease is 30 s, so that the owner's time is over before anybody else can hold the
 * job. An owner that is away, busy or overloaded costs no attempt.
 */
@NullMarked
package dev.holdfast.promoter.dispatch;

import org.jspecify.annotations.NullMarked;
