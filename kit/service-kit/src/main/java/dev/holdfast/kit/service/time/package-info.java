/**
 * Time and identity come in through the constructor: the only place that reads the system clock and draws random
 * identifiers.
 */
@NullMarked
package dev.holdfast.kit.service.time;

import org.jspecify.annotations.NullMarked;
