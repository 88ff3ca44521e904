/**
 * Prepares MongoDB for a deployment, once and again without harm: the replica set, one user per service with a role that
 * can touch what that service owns and nothing else, and a user for backups. {@link dev.holdfast.mongosetup.ServiceUser}
 * is the table.
 */
@NullMarked
package dev.holdfast.mongosetup;

import org.jspecify.annotations.NullMarked;
