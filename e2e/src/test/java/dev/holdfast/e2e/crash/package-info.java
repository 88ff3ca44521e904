/**
 * Processes that die. Each service is killed at each point of a story's way, with the story held there: by a command that
 * MongoDB does not answer, by a neighbour that is frozen, or by a mail server that does not answer. Nothing in the product
 * knows of it.
 */
@NullMarked
package dev.holdfast.e2e.crash;

import org.jspecify.annotations.NullMarked;
