/** What the tests of this service share: the peers it talks to over real HTTP, and the events they send. */
@NullMarked
package dev.holdfast.booking.testing;

import org.jspecify.annotations.NullMarked;
