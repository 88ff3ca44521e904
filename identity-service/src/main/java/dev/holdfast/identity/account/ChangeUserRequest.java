package dev.holdfast.identity.account;

import dev.holdfast.identity.person.PersonName;
import dev.holdfast.identity.person.ValidTimeZone;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an admin changes about a user; what is absent stays as it is. */
record ChangeUserRequest(
        @PersonName @Nullable String name,
        @ValidTimeZone @Nullable String timeZone,

        @Size(min = 1) @Nullable
        Set<@NotNull @Pattern(regexp = CreateUserRequest.ROLE, message = CreateUserRequest.ROLE_RULE) String> roles) {

    UserChange toChange() {
        return new UserChange(name == null ? null : name.strip(), timeZone, roles);
    }

    @Override
    public String toString() {
        return "ChangeUserRequest[…]";
    }
}
