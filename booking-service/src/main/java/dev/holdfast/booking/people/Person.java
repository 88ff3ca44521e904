package dev.holdfast.booking.people;

/**
 * A user, as far as a booking needs them.
 *
 * @param state {@code active}, {@code invited}, {@code unverified} or {@code closed}
 */
record Person(String state) {

    boolean isClosed() {
        return state.equals("closed");
    }
}
