/** What every service answers the same way. */
@NullMarked
package dev.holdfast.kit.service;

import org.jspecify.annotations.NullMarked;
