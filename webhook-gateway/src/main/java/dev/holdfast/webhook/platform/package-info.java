/**
 * Wiring: what the kits have to be told about this service. Depends on features; no feature depends on it.
 */
@NullMarked
package dev.holdfast.webhook.platform;

import org.jspecify.annotations.NullMarked;
