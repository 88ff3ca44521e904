/**
 * Durable jobs: born in the outbox of the document that needs them, relayed to the collection {@code jobs}, hinted
 * through Redis, claimed and completed in MongoDB. One sub-package per part; here only their common settings.
 */
@NullMarked
package dev.holdfast.kit.job;

import org.jspecify.annotations.NullMarked;
