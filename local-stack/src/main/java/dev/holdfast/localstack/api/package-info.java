/** The public API of a running stack, spoken over HTTP as a person's client does. */
@NullMarked
package dev.holdfast.localstack.api;

import org.jspecify.annotations.NullMarked;
