/**
 * The fault matrix: real processes are killed, frozen, wiped, cut off and lied to while jobs run, and MongoDB's own log of every job is
 * checked afterwards. {@code ./holdfast faults} runs it; {@code docs/faults.md} says what each cell does and must show.
 */
@NullMarked
package dev.holdfast.faults;

import org.jspecify.annotations.NullMarked;
