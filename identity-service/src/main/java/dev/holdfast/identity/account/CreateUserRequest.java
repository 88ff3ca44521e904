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
import org.jspecify.annotations.Nullable;

/**
 * An account made by an admin, who vouches for the address.
 *
 * @param password absent for somebody who is invited to choose one, which is the usual way; given where accounts come from another
 *     system or a script
 */
record CreateUserRequest(
        @NotNull @ValidEmail String email,
        @NotNull @PersonName String name,
        @NotNull @ValidTimeZone String timeZone,
        @NotEmpty Set<@NotNull @Pattern(regexp = ROLE, message = ROLE_RULE) String> roles,
        @Size(min = 10, max = 128) @Nullable String password) {

    static final String ROLE = Role.CLIENT + "|" + Role.PRACTITIONER + "|" + Role.ADMIN;
    static final String ROLE_RULE = "must be client, practitioner or admin";

    @Override
    public String toString() {
        return "CreateUserRequest[…]";
    }
}
