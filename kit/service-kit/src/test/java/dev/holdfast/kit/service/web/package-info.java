/** The kit seen over HTTP, through a small resource of its own. */
@NullMarked
package dev.holdfast.kit.service.web;

import org.jspecify.annotations.NullMarked;
