package dev.holdfast.identity.throttle;

/**
 * Where a request came from.
 *
 * @param address of the client, as the edge saw it
 * @param userAgent what the client calls itself; empty if it does not say
 */
public record Origin(String address, String userAgent) {

    @Override
    public String toString() {
        return "Origin[…]";
    }
}
