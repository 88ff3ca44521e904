/**
 * The sandbox: one small program that stands in for the outside world while Holdfast runs on one machine. It speaks
 * Calendly's real contract under {@code /calendly} and keeps an SMTP inbox that people read at {@code /mail}; what it can
 * be told to do wrong is under {@code /control}. It knows nothing of the product, and everything it knows is in memory: a
 * simulator forgets when it ends.
 */
@NullMarked
package dev.holdfast.sandbox;

import org.jspecify.annotations.NullMarked;
