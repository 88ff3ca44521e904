/**
 * Has jobs performed by the services that own them: {@code POST /internal/jobs} with the claim's fence. The owner's
 * time is over before the call's, and that before half of the lease ({@link dev.holdfast.promoter.dispatch.DispatchConfig}), so
 * before anybody else can hold the job. An owner that is away, busy or overloaded costs no attempt.
 */
@NullMarked
package dev.holdfast.promoter.dispatch;

import org.jspecify.annotations.NullMarked;
