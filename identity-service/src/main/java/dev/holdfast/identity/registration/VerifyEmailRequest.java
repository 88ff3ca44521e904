package dev.holdfast.identity.registration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The token of a verification link.
 *
 * @param password needed where the address was registered more than once
 */
record VerifyEmailRequest(
        @NotBlank @Size(max = 512) String token,
        @Size(max = 128) @Nullable String password) {

    @Override
    public String toString() {
        return "VerifyEmailRequest[…]";
    }
}
