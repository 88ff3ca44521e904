package dev.holdfast.promoter.operator;

import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are asked for: {@code ?state=}, {@code ?type=} and {@code ?ref=}, the id of the document they are about; absent means
 * all. A {@code @BeanParam}; what cannot be is 422 and names the parameter.
 */
public class JobFilter {

    private static final List<String> STATES =
            Arrays.stream(JobState.values()).map(Enum::name).toList();
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,40}");
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9_|.:-]{1,200}");

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("type")
    @Nullable
    String type;

    @QueryParam("ref")
    @Nullable
    String ref;

    /** The state as it is stored, or {@code null} for any. */
    @Nullable
    String state() {
        if (state != null && !STATES.contains(state)) {
            throw invalid("state", STATES.stream().collect(Collectors.joining(", ", "must be one of ", "")));
        }
        return state;
    }

    /** The type, or {@code null} for any. */
    @Nullable
    String type() {
        return matching("type", type, TYPE, "must be a job's type in lower-case letters, digits and hyphens");
    }

    /** The id of the document, or {@code null} for any. */
    @Nullable
    String ref() {
        return matching("ref", ref, REF, "must be the id of a document, up to 200 letters, digits or _ | . : -");
    }

    private static @Nullable String matching(String parameter, @Nullable String text, Pattern form, String rule) {
        if (text != null && !form.matcher(text).matches()) {
            throw invalid(parameter, rule);
        }
        return text;
    }

    private static RuntimeException invalid(String parameter, String rule) {
        return new InvalidRequest(List.of(new FieldError("?" + parameter, rule))).asException();
    }
}
