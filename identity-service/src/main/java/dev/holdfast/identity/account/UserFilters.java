package dev.holdfast.identity.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import dev.holdfast.kit.service.caller.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/** Which documents of {@code users} are meant. */
final class UserFilters {

    static final Bson OPEN = exists("closedAt", false);

    static final Bson ACTIVE_ADMINS = and(eq("roles", Role.ADMIN), of(UserState.ACTIVE));

    private UserFilters() {}

    static Bson of(UserQuery query) {
        List<Bson> conditions = new ArrayList<>();
        UserState state = query.state();
        conditions.add(state == null ? OPEN : of(state));
        String role = query.role();
        if (role != null) {
            conditions.add(eq("roles", role));
        }
        String beginning = query.beginning();
        if (beginning != null) {
            conditions.add(beginningWith(beginning));
        }
        return and(conditions);
    }

    /**
     * Clients whose accounts are open, and whose address or a word of whose name begins so; of those who registered themselves, with a name
     * of their choice, only who has shown that the address is theirs.
     */
    static Bson clients(String beginning) {
        Bson known = or(eq("emailVerified", true), exists("invited"));
        return and(eq("roles", Role.CLIENT), OPEN, known, beginningWith(beginning));
    }

    static Bson of(UserState state) {
        return switch (state) {
            case ACTIVE -> and(OPEN, exists("invited", false), eq("emailVerified", true));
            case INVITED -> and(OPEN, exists("invited"));
            case UNVERIFIED -> and(OPEN, eq("emailVerified", false));
            case CLOSED -> exists("closedAt");
        };
    }

    /** Exactly this user as far as registrations and mails go. */
    static Bson asRegistered(User user) {
        return and(
                eq("_id", user.id()),
                eq("email", user.email().value()),
                eq("registration", UserDocument.stored(user.registration())),
                OPEN);
    }

    static Bson unverified(User user) {
        return and(asRegistered(user), eq("emailVerified", false));
    }

    /** This user with this address, while their password is still the one of this version. */
    static Bson withPassword(User user) {
        long version = user.access().passwordVersion();
        return and(
                eq("_id", user.id()),
                eq("email", user.email().value()),
                eq("passwordVersion", version == 0 ? null : version),
                OPEN);
    }

    private static Bson beginningWith(String text) {
        String address = Pattern.quote(text.toLowerCase(Locale.ROOT));
        String name = "(^|\\s)" + Pattern.quote(text);
        return or(regex("email", "^" + address), regex("name", name, "i"));
    }
}
