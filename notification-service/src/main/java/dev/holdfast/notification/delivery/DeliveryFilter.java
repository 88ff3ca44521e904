package dev.holdfast.notification.delivery;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; an absent part does not narrow.
 *
 * @param userId who was told
 * @param ref id of the document it is about
 */
record DeliveryFilter(
        @Nullable String userId,
        @Nullable String ref,
        @Nullable DeliveryState state,
        @Nullable Trouble trouble) {

    /** Those of them that went to this user. */
    DeliveryFilter of(String user) {
        return new DeliveryFilter(user, ref, state, trouble);
    }

    Bson toBson() {
        List<Bson> parts = new ArrayList<>();
        add(parts, "to", userId);
        add(parts, "ref", ref);
        add(parts, "state", state);
        add(parts, "trouble", trouble);
        return parts.isEmpty() ? Filters.empty() : Filters.and(parts);
    }

    private static void add(List<Bson> parts, String field, @Nullable Object value) {
        if (value != null) {
            parts.add(Filters.eq(field, value));
        }
    }
}
