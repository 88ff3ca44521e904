/** Wiring of this service with the kit. It may know every feature; no feature knows it. */
@NullMarked
package dev.holdfast.identity.platform;

import org.jspecify.annotations.NullMarked;
