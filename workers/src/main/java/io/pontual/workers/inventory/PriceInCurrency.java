package io.pontual.workers.inventory;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The currency exists (ISO 4217) and the price has no more decimals than the currency: BRL two, JPY none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PriceInCurrency.Check.class)
@interface PriceInCurrency {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<PriceInCurrency, ProductRequest> {
        @Override
        public boolean isValid(ProductRequest product, ConstraintValidatorContext context) {
            if (product.currency() == null) {
                return true;
            }
            var decimals = Currencies.decimals(product.currency());
            if (decimals.isEmpty()) {
                return wrong(context, "currency", "must be an ISO 4217 currency code such as BRL");
            }
            // A huge exponent is refused by @Digits; stripTrailingZeros on it would cost a lot of time.
            if (product.unitPrice() != null && product.unitPrice().scale() > decimals.getAsInt()) {
                return wrong(
                        context,
                        "unitPrice",
                        "must have at most " + decimals.getAsInt() + " decimals in " + product.currency());
            }
            return true;
        }

        private static boolean wrong(ConstraintValidatorContext context, String field, String message) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
