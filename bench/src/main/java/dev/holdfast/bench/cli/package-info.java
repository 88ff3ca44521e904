/** What the commands of the bench have in common. */
@NullMarked
package dev.holdfast.bench.cli;

import org.jspecify.annotations.NullMarked;
