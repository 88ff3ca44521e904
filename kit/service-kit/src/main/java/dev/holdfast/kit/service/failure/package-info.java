/**
 * One failure model for every service: a feature fails with a record of its sealed {@code XFailure} type, and what
 * the outside sees of it is an RFC 9457 problem. Nothing else ever builds an error body. Kinds, not status codes, are what
 * features speak; only this package knows that a conflict is 409.
 */
@NullMarked
package dev.holdfast.kit.service.failure;

import org.jspecify.annotations.NullMarked;
