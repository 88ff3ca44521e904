/** The demo as a program, against a stack of its own. */
@NullMarked
package dev.holdfast.e2e.demo;

import org.jspecify.annotations.NullMarked;
