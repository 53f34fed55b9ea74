package io.pontual.workers.inventory;

import io.pontual.processes.shipping.WarehouseSystem;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A management system is a warehouse's, and knows of no customers who come to collect. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SystemOfNode.Check.class)
@interface SystemOfNode {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<SystemOfNode, NodeRequest> {
        @Override
        public boolean isValid(NodeRequest node, ConstraintValidatorContext context) {
            if (!WarehouseSystem.is(node.system())) {
                return true;
            }
            if (!"warehouse".equals(node.kind())) {
                return wrong(context, "must be jms or tasklist for a store");
            }
            if (node.methods() != null && node.methods().contains("pickup")) {
                return wrong(context, "must be jms or tasklist for a node that offers pickup");
            }
            return true;
        }

        private static boolean wrong(ConstraintValidatorContext context, String message) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode("system")
                    .addConstraintViolation();
            return false;
        }
    }
}
