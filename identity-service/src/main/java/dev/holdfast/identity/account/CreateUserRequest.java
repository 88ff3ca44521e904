package dev.holdfast.identity.account;

import dev.holdfast.identity.person.PersonName;
import dev.holdfast.identity.person.ValidEmail;
import dev.holdfast.identity.person.ValidTimeZone;
import dev.holdfast.kit.service.caller.Role;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;

/** An account made by an admin, who vouches for the address. */
record CreateUserRequest(
        @NotNull @ValidEmail String email,
        @NotNull @PersonName String name,
        @NotNull @ValidTimeZone String timeZone,
        @NotEmpty Set<@NotNull @Pattern(regexp = ROLE, message = "must be client, practitioner or admin") String> roles,
        @NotNull @Size(min = 10, max = 128) String password) {

    private static final String ROLE = Role.CLIENT + "|" + Role.PRACTITIONER + "|" + Role.ADMIN;

    @Override
    public String toString() {
        return "CreateUserRequest[…]";
    }
}
