package dev.holdfast.identity.registration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The token of a verification link. */
record VerifyEmailRequest(@NotBlank @Size(max = 512) String token) {

    @Override
    public String toString() {
        return "VerifyEmailRequest[…]";
    }
}
