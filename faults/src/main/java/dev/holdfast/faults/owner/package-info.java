/**
 * The service that owns the jobs of a fault run, and misbehaves as told. It knows each job's fence and what it has done, as every owner's
 * ledger does, so it refuses older claims and acts once; what it did is the record that histories are checked against.
 */
@NullMarked
package dev.holdfast.faults.owner;

import org.jspecify.annotations.NullMarked;
