/**
 * Two kinds of token, kept apart. People carry ES256 access tokens, checked against a key set this service keeps
 * itself, so that the identity service may be away for hours. Services carry short-lived HS256 tokens made from the
 * internal key. Each kind used in the other's place is refused.
 */
@NullMarked
package dev.holdfast.kit.service.token;

import org.jspecify.annotations.NullMarked;
