package io.pontual.workers.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What ISO 4217 says about decimals. */
final class Currencies {
    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            // Units that are no money, such as gold, have no decimals.
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private Currencies() {}

    /** Empty when there is no such currency. */
    static OptionalInt decimals(String currency) {
        var decimals = DECIMALS.get(currency);
        return decimals == null ? OptionalInt.empty() : OptionalInt.of(decimals);
    }

    /** The amount as people write it in this currency: BRL 12.9000 is 12.90. */
    static BigDecimal written(BigDecimal amount, String currency) {
        return amount.setScale(decimals(currency).orElse(2), RoundingMode.UNNECESSARY);
    }
}
