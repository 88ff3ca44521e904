/**
 * Those who call us. A provider knows how its deliveries are signed and which event a body is about; everything else about
 * intake is the same for all of them. One sub-package each.
 */
@NullMarked
package dev.holdfast.webhook.provider;

import org.jspecify.annotations.NullMarked;
