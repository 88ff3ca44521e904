package dev.holdfast.booking.calendly.intake;

import com.mongodb.client.model.Filters;
import dev.holdfast.kit.service.retention.RetentionConfig;
import dev.holdfast.kit.service.retention.RetentionRule;
import dev.holdfast.kit.service.retention.RetentionRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * How long invitees are remembered: what they typed for a while after the appointment, and that there was such an invitee for
 * longer, so that neither a replay nor a comparison with Calendly takes it for a new one. One whose appointment we were never
 * told counts from the last we heard of it.
 */
@ApplicationScoped
class InviteeRetention implements RetentionRules {

    private static final String END = "endsAt";
    private static final String LAST_HEARD = "updatedAt";
    private static final Bson NO_APPOINTMENT = Filters.exists(END, false);

    private final RetentionConfig retention;

    InviteeRetention(RetentionConfig retention) {
        this.retention = retention;
    }

    @Override
    public List<RetentionRule> rules() {
        return List.of(
                RetentionRule.erasing(InviteeStore.COLLECTION, END, retention.typed(), "typed"),
                RetentionRule.erasing(InviteeStore.COLLECTION, LAST_HEARD, retention.typed(), "typed")
                        .where(NO_APPOINTMENT),
                RetentionRule.deleting(InviteeStore.COLLECTION, END, retention.invitees()),
                RetentionRule.deleting(InviteeStore.COLLECTION, LAST_HEARD, retention.invitees())
                        .where(NO_APPOINTMENT));
    }
}
