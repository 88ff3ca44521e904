/** Tests of the service as a whole, and the world around it that several of its tests share. */
@NullMarked
package dev.holdfast.notification;

import org.jspecify.annotations.NullMarked;
