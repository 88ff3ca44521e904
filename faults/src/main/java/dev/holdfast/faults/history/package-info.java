/**
 * What happened to every job, as MongoDB itself tells it in the order in which it happened, and whether that may happen. The checker is
 * pure; it believes neither the workers nor their logs.
 */
@NullMarked
package dev.holdfast.faults.history;

import org.jspecify.annotations.NullMarked;
