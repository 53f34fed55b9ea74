package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A node id or SKU. ASCII only: the ids stand in URLs, in names of task groups and in partners' files, and the database
 * and Java must sort them alike.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@NotNull
@Pattern(regexp = Identifier.PATTERN)
@interface Identifier {
    String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    String RULE = "must be 1 to 64 letters, digits, '.', '_' or '-', starting with a letter or digit";

    String message() default RULE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** For what comes in a path, where a wrong id is one wrong field and not a wrong body. */
    final class InPath {
        private InPath() {}

        static void check(String name, String value) {
            if (!value.matches(PATTERN)) {
                throw Problem.invalid(name, RULE);
            }
        }
    }
}
