/**
 * The demo practice: one practitioner, one client and two offerings, planted through the public API like everything else.
 * Planting again changes nothing that is there.
 */
@NullMarked
package dev.holdfast.localstack.seed;

import org.jspecify.annotations.NullMarked;
