/**
 * Who is asking: the signed-in person (or another service) behind the current request, and the names of roles.
 */
@NullMarked
package dev.holdfast.kit.service.caller;

import org.jspecify.annotations.NullMarked;
