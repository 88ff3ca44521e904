/**
 * What has been said to whom: one document per mail job. {@code STARTED} is written under the job's fence right before
 * the message leaves, {@code SENT} after the other side took it. A run that finds {@code SENT} sends nothing; one that finds
 * {@code STARTED} cannot know and sends again under the same message id. So: never none, at most one extra per crash.
 * States: {@code STARTED → SENT | DEFERRED | REJECTED}, {@code DEFERRED → STARTED}.
 */
@NullMarked
package dev.holdfast.notification.delivery;

import org.jspecify.annotations.NullMarked;
