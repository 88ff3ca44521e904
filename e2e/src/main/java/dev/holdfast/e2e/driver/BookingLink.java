package dev.holdfast.e2e.driver;

/** A way to Calendly's page for one offering, with the token that says for whom. */
public record BookingLink(String url, String token) {
    @Override
    public String toString() {
        return "BookingLink[…]";
    }
}
