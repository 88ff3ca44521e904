/**
 * The one door to MongoDB: every operation of a request shares one deadline, requests are refused at once while MongoDB
 * is away, indexes exist before the service is ready, and transactions are retried where MongoDB says that is safe.
 */
@NullMarked
package dev.holdfast.kit.service.mongo;

import org.jspecify.annotations.NullMarked;
