/**
 * What providers told us: one document per event, kept 90 days. An event is {@code STORED} or {@code UNREADABLE} and stays so;
 * what became of it is its job's to say. Bodies hold what people typed, so they are sealed with the master key and opened only for
 * the service that processes them. The document and its job are born in one write. An admin may have a
 * single event processed again: its next number and that job are one write too.
 */
@NullMarked
package dev.holdfast.webhook.archive;

import org.jspecify.annotations.NullMarked;
