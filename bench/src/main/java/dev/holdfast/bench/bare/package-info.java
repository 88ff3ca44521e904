/** The least that could be done instead: take a body, insert a document, answer. */
@NullMarked
package dev.holdfast.bench.bare;

import org.jspecify.annotations.NullMarked;
