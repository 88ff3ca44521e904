/** The cells of the fault matrix: each breaks one thing while jobs run, mends it, and names the jobs that must have been done once. */
@NullMarked
package dev.holdfast.faults.cell;

import org.jspecify.annotations.NullMarked;
