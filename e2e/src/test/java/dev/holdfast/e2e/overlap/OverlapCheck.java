package dev.holdfast.e2e.overlap;

import java.util.ArrayList;
import java.util.List;

/** Walks all that happened at a calendar and names what may not be. Pure: it looks at nothing but the account. */
final class OverlapCheck {

    private OverlapCheck() {}

    /** What may not be; nothing, if the rule held. */
    static List<Violation> of(Account account) {
        var course = new Course(account);
        List<Violation> found = new ArrayList<>(HeldTime.check(account));
        found.addAll(Answers.check(account, course));
        found.addAll(Reasons.check(account, course));
        return List.copyOf(found);
    }
}
