/** What {@code ./holdfast jobs} and {@code ./holdfast hooks} ask as the admin of a local stack, and how they show the answers. */
@NullMarked
package dev.holdfast.localstack.operator;

import org.jspecify.annotations.NullMarked;
