/**
 * Where the programs come from that a machine may not have: a real mongod and a real Redis, found on the path or fetched
 * once, checked and kept in the user's cache folder.
 */
@NullMarked
package dev.holdfast.localstack.binary;

import org.jspecify.annotations.NullMarked;
