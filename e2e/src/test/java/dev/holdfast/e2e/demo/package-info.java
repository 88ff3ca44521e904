/** The demo as a program, against the one running stack. */
@NullMarked
package dev.holdfast.e2e.demo;

import org.jspecify.annotations.NullMarked;
