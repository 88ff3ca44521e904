package dev.holdfast.identity.person;

import jakarta.validation.constraints.NotNull;

/** An address to which something is to be mailed if it is known. */
public record AddressRequest(@NotNull @ValidEmail String email) {

    @Override
    public String toString() {
        return "AddressRequest[…]";
    }
}
