/** What belongs to the service as a whole. */
@NullMarked
package dev.holdfast.notification.platform;

import org.jspecify.annotations.NullMarked;
