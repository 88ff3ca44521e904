/**
 * The overlap rule, proven: hundreds of requests of people and of Calendly at once, by several processes of booking-service, at a few
 * hours of one practitioner's calendar; then a checker walks every commit of MongoDB beside what was asked and answered. It is pure and
 * knows no class of the product. Without the unique index it must find overlaps, which shows that it would (ADR 4).
 */
@NullMarked
package dev.holdfast.e2e.overlap;

import org.jspecify.annotations.NullMarked;
