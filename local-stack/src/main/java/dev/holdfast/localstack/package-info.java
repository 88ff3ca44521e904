/** Everything Holdfast needs on one machine, without containers. */
@NullMarked
package dev.holdfast.localstack;

import org.jspecify.annotations.NullMarked;
