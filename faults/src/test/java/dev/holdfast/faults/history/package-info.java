@NullMarked
package dev.holdfast.faults.history;

import org.jspecify.annotations.NullMarked;
