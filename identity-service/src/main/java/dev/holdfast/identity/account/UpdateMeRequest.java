package dev.holdfast.identity.account;

import dev.holdfast.identity.person.PersonName;
import dev.holdfast.identity.person.ValidTimeZone;
import org.jspecify.annotations.Nullable;

/** What a person may change about themselves; what is absent stays as it is. */
record UpdateMeRequest(
        @PersonName @Nullable String name,
        @ValidTimeZone @Nullable String timeZone) {

    UserChange toChange() {
        return new UserChange(name, timeZone, null);
    }

    @Override
    public String toString() {
        return "UpdateMeRequest[…]";
    }
}
