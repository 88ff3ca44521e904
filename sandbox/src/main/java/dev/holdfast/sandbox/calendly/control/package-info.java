/**
 * The levers of this Calendly for tests and demos: book what no page books, put the clock forward, arm faults, release what was held, send something again, and see what
 * was sent and how it was answered. Plain JSON, no token: the sandbox listens on this machine only.
 */
@NullMarked
package dev.holdfast.sandbox.calendly.control;

import org.jspecify.annotations.NullMarked;
