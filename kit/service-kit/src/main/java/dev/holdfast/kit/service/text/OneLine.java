package dev.holdfast.kit.service.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text can stand among others in a mail header, a calendar entry or a list: at least one letter, digit or symbol, no line breaks or
 * other control characters, and none of those that turn around the direction of what follows (embeddings, overrides and isolates, UAX #9
 * section 2), since in a name they make the rest read as something else. The marks and joiners that scripts need are allowed. Null is
 * left to {@code @NotNull}.
 */
@Pattern(regexp = "^" + OneLine.SOMETHING + OneLine.CHARACTER + "*$")
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface OneLine {

    /** One of those that it may be made of, as a regular expression. */
    String CHARACTER = "[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]";

    /** Before those: that one of them can be seen. */
    String SOMETHING = "(?=.*[\\p{L}\\p{N}\\p{S}])";

    String message() default "must be one line of text that says something";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
