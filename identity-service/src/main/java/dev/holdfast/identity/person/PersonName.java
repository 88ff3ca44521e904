package dev.holdfast.identity.person;

import dev.holdfast.kit.service.text.OneLine;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text can stand as a person's name in a mail header and a calendar entry: {@link OneLine} of 1 to 100 characters. Null is left to {@code @NotNull}.
 */
@Pattern(regexp = "^" + OneLine.SOMETHING + OneLine.CHARACTER + "{1,100}$")
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface PersonName {

    String message() default "must be 1 to 100 characters on one line, and say something";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
