/**
 * Sends prepared requests and times their answers. A closed loop finds the highest rate; an open loop keeps to a rate whatever
 * the other side does, and counts from when a request was due, so that one long pause is seen by everybody who came meanwhile.
 */
@NullMarked
package dev.holdfast.bench.load;

import org.jspecify.annotations.NullMarked;
