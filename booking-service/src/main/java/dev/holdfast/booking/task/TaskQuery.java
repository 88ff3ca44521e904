package dev.holdfast.booking.task;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tasks are asked for: {@code ?state=} and {@code ?kind=}. A {@code @BeanParam}; an unknown word is 422. */
public class TaskQuery {

    private static final List<String> STATES =
            Arrays.stream(TaskState.values()).map(Enum::name).toList();
    private static final List<String> KINDS =
            Arrays.stream(TaskKind.values()).map(TaskKind::wire).toList();

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("kind")
    @Nullable
    String kind;

    /** The state as it is stored, or {@code null} for any. */
    @Nullable
    String state() {
        return oneOf("state", state, STATES);
    }

    /** The kind as it is stored, or {@code null} for any. */
    @Nullable
    String kind() {
        return oneOf("kind", kind, KINDS);
    }

    private static @Nullable String oneOf(String parameter, @Nullable String word, List<String> words) {
        if (word == null || words.contains(word)) {
            return word;
        }
        String rule = "must be one of " + String.join(", ", words);
        throw new InvalidRequest(List.of(new FieldError("?" + parameter, rule))).asException();
    }
}
