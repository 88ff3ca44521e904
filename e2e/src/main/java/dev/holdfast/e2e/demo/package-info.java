/**
 * The story of the first bookings, told to a person: each step says what it does and what it saw, and the first one that is
 * not as promised ends the story with a status that is not zero. It may be told to the same stack any number of times.
 */
@NullMarked
package dev.holdfast.e2e.demo;

import org.jspecify.annotations.NullMarked;
