/** Tests of the gateway as a whole, and what several of its tests share. */
@NullMarked
package dev.holdfast.webhook;

import org.jspecify.annotations.NullMarked;
