package dev.holdfast.faults.history;

import java.util.List;

/** All that the owner of jobs did and said. */
public record OwnerLog(List<Effect> effects, List<Answer> answers) {

    public OwnerLog {
        effects = List.copyOf(effects);
        answers = List.copyOf(answers);
    }
}
