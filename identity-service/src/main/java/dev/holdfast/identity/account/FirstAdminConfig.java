package dev.holdfast.identity.account;

import dev.holdfast.identity.person.ValidEmail;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** The first admin, without whom nobody could make anybody an admin. Both or neither are given. */
@ConfigMapping(prefix = "holdfast.admin")
interface FirstAdminConfig {

    Optional<@ValidEmail String> email();

    /** Used when the account is made, and never again. */
    Optional<@Size(min = 10, max = 128) String> password();
}
