/**
 * A real MongoDB replica set of one node and real Redis servers, run as ordinary processes on 127.0.0.1, for the local
 * stack and for tests. They can be killed, frozen, thawed and restarted on the same port and data.
 */
@NullMarked
package dev.holdfast.localstack.server;

import org.jspecify.annotations.NullMarked;
