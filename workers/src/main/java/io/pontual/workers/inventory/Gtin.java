package io.pontual.workers.inventory;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An EAN, UPC or GTIN with its check digit (GS1 General Specifications). Null is fine. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Gtin.Validator.class)
@interface Gtin {
    String message() default "must be an EAN or GTIN of 8, 12, 13 or 14 digits, the last of them the right check digit";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<Gtin, String> {
        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || value.matches("[0-9]{8}|[0-9]{12,14}") && checks(value);
        }

        /** From the right: the check digit counts once, the next one three times, and so on. */
        private static boolean checks(String digits) {
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            return sum % 10 == 0;
        }
    }
}
