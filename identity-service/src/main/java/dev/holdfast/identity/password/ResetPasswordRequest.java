package dev.holdfast.identity.password;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The token of a mailed link, and the password that is to be valid from now on. */
record ResetPasswordRequest(
        @NotBlank @Size(max = 512) String token,
        @NotNull @Size(min = 10, max = 128) String password) {

    @Override
    public String toString() {
        return "ResetPasswordRequest[…]";
    }
}
