/**
 * The door for providers: bounded read, signature over the raw bytes, one insert, acknowledge. The order is the point: nothing
 * is looked up or kept for a stranger, and nothing that is authentic is refused for what it says, because providers switch
 * off endpoints that refuse. 401, 404 and 413 are the only refusals; 503 asks for a later attempt.
 */
@NullMarked
package dev.holdfast.webhook.intake;

import org.jspecify.annotations.NullMarked;
