/**
 * Is a delivery authentic? Pure arithmetic over the exact bytes that arrived: no clock, no I/O, no provider. A verdict says
 * why a signature does not hold, so that refusals can be counted, and never says it to the stranger in detail.
 */
@NullMarked
package dev.holdfast.webhook.signature;

import org.jspecify.annotations.NullMarked;
