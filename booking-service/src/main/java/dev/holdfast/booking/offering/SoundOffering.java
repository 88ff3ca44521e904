package dev.holdfast.booking.offering;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rules of an offering that no single annotation can say, judged by {@link SoundOfferingValidator}. */
@Constraint(validatedBy = SoundOfferingValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface SoundOffering {

    String message() default "The offering contradicts itself.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
