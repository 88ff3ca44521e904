/**
 * What an outsider can do with a running stack, in the words of the story: register, open the inbox, book on Calendly's
 * page, sign in. Everything acts through the edge, the sandbox or its pages; MongoDB is read, never written.
 *
 * <p>Demo and tests share these classes. They know no class of the product: what they believe about it is its HTTP
 * interface and the names of its collections.
 */
@NullMarked
package dev.holdfast.e2e.driver;

import org.jspecify.annotations.NullMarked;
