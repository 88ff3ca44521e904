package dev.holdfast.identity.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be changed about a user; what is null stays as it is. */
record UserChange(
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable Set<String> roles) {

    boolean isNothing() {
        return name == null && timeZone == null && roles == null;
    }

    /** Would this take a role away? */
    boolean takes(String role) {
        return roles != null && !roles.contains(role);
    }

    @Override
    public String toString() {
        return "UserChange[…]";
    }
}
