package dev.holdfast.identity.registration;

import dev.holdfast.identity.person.PersonName;
import dev.holdfast.identity.person.ValidEmail;
import dev.holdfast.identity.person.ValidTimeZone;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The wish to have an account. */
record RegisterRequest(
        @NotNull @ValidEmail String email,
        @NotNull @Size(min = 10, max = 128) String password,
        @NotNull @PersonName String name,
        @NotNull @ValidTimeZone String timeZone) {

    @Override
    public String toString() {
        return "RegisterRequest[…]";
    }
}
