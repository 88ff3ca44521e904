/**
 * The master key and what is derived from it: sealing of data at rest, and message authentication codes.
 */
@NullMarked
package dev.holdfast.kit.service.secret;

import org.jspecify.annotations.NullMarked;
