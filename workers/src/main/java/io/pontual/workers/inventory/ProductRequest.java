package io.pontual.workers.inventory;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/**
 * A product as an administrator or a feed describes it.
 *
 * @param group policies differ by it
 * @param unitPrice a decimal string in {@code currency}
 * @param currency ISO 4217
 * @param ean EAN or GTIN on the label; null when it is not known
 * @param serialised whether each unit has a serial number; null leaves it as it is, and is no for a new product
 */
@PriceInCurrency
record ProductRequest(
        @ShortText String name,
        @ShortText String group,
        @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 4) BigDecimal unitPrice,
        @NotNull String currency,
        @NotNull @PositiveOrZero Integer weightGrams,
        @Gtin String ean,
        Boolean serialised) {

    /** Of which nobody said whether it has serial numbers. */
    ProductRequest(String name, String group, BigDecimal unitPrice, String currency, Integer weightGrams, String ean) {
        this(name, group, unitPrice, currency, weightGrams, ean, null);
    }
}
