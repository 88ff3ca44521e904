package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.task.Task;
import dev.holdfast.booking.task.TaskKind;
import java.util.HashMap;
import java.util.Map;

/** The tasks that strays give rise to; nothing in them was typed by anybody. */
final class PolicyTasks {

    private PolicyTasks() {}

    static Task ask(Stray stray, String why) {
        Map<String, String> details = new HashMap<>(aboutTime(stray));
        details.put("reason", stray.refusal().wire());
        details.put("why", why);
        String paid = stray.marks().paid() ? " It was paid for there." : "";
        return new Task(
                TaskKind.OUTSIDE_POLICY,
                stray.key(),
                ref(stray),
                stray.refusal().summary() + paid,
                details);
    }

    static Task notCancelled(Stray stray, String why) {
        Map<String, String> details = new HashMap<>(aboutTime(stray));
        details.put("reason", why);
        return new Task(
                TaskKind.CANCEL_AT_CALENDLY,
                stray.key(),
                ref(stray),
                "A booking that is in nobody's account could not be cancelled at Calendly.",
                details);
    }

    private static Map<String, String> aboutTime(Stray stray) {
        return Map.of(
                "eventType", stray.eventType(),
                "startsAt", stray.time().startsAt().toString(),
                "endsAt", stray.time().endsAt().toString());
    }

    private static Task.Ref ref(Stray stray) {
        return new Task.Ref("calendly-invitee", stray.invitee());
    }
}
