/**
 * The demo practice: one practitioner with working hours, one client and three offerings, planted through the public API like everything else.
 * Planting again changes nothing that is there.
 */
@NullMarked
package dev.holdfast.localstack.seed;

import org.jspecify.annotations.NullMarked;
