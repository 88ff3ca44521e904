package dev.holdfast.kit.service.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.MalformedBody;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body that cannot be read: which value, and of which JSON type it has to be. */
final class UnreadableBody {

    private static final Set<Class<?>> FRACTIONS =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class, Number.class);

    private UnreadableBody() {}

    static MalformedBody of(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty() && !isBroken(mapping)) {
            FieldError error = new FieldError(pointer(mapping), "must be " + allowed(mapping));
            return new MalformedBody("The value at " + error.pointer() + " " + error.detail() + ".", List.of(error));
        }
        return new MalformedBody("The body must be one valid JSON object.", List.of());
    }

    /** Inside of a value too, what is no JSON says nothing about its type. */
    private static boolean isBroken(JsonMappingException e) {
        return e.getCause() instanceof StreamReadException && !(e.getCause() instanceof InputCoercionException);
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .collect(Collectors.joining("/", "#/", ""));
    }

    private static String allowed(JsonMappingException e) {
        if (e.getCause() instanceof InputCoercionException) {
            return "a number of fewer digits";
        }
        return e instanceof MismatchedInputException mismatch ? allowed(mismatch.getTargetType()) : "of another type";
    }

    private static String allowed(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return FRACTIONS.contains(type) ? "a number" : "a whole number";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }
}
