/** Load tools: one command per thing that is worth a figure, each beside the least that could be done instead. */
@NullMarked
package dev.holdfast.bench;

import org.jspecify.annotations.NullMarked;
