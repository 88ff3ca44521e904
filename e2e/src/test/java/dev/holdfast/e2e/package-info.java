/**
 * The suite seen from outside: one stack of real processes, started once for the whole run, and the promises it must keep.
 *
 * <p>Test classes run in the order of their {@code @Order}: first what needs healthy servers, then outages, at last the look
 * into the logs that all the others left.
 */
@NullMarked
package dev.holdfast.e2e;

import org.jspecify.annotations.NullMarked;
