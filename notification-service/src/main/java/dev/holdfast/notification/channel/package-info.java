/**
 * Ways to reach a person. A channel takes what is to be said and answers with an outcome; a provider's errors never travel
 * further than its adapter. One sub-package each.
 */
@NullMarked
package dev.holdfast.notification.channel;

import org.jspecify.annotations.NullMarked;
