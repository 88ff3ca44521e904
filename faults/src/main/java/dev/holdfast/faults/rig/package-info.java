/**
 * The real processes of a fault run, and the ways to break them: MongoDB, the queue Redis behind a proxy, webhook-gateway, and
 * job-promoters. Everything listens on loopback, on free ports, and is gone at the end.
 */
@NullMarked
package dev.holdfast.faults.rig;

import org.jspecify.annotations.NullMarked;
