package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What the customer pays with each instalment of a credit card. The parts always add up to the cent: what does not divide
 * goes, a cent each, to the first ones, as card issuers do.
 *
 * @param amounts in the order in which they are paid
 */
record Installments(List<BigDecimal> amounts) {
    /** @param total not negative @param parts 1 or more */
    static Installments of(BigDecimal total, int parts, String currency) {
        var cent = BigDecimal.ONE.movePointLeft(
                Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
        var each = total.divide(BigDecimal.valueOf(parts), cent.scale(), RoundingMode.DOWN);
        var rest = total.subtract(each.multiply(BigDecimal.valueOf(parts)));
        var amounts = new ArrayList<BigDecimal>();
        for (int i = 0; i < parts; i++) {
            var more = rest.min(cent);
            amounts.add(each.add(more));
            rest = rest.subtract(more);
        }
        return new Installments(amounts);
    }

    /**
     * What is left to pay when a part is refunded: it is taken off all instalments alike, so that none grows and the
     * customer sees less in each month.
     *
     * @param refunded at most what all of them add up to
     */
    List<BigDecimal> without(BigDecimal refunded) {
        var total = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var left = total.subtract(refunded);
        var after = new ArrayList<BigDecimal>();
        var done = BigDecimal.ZERO;
        var given = BigDecimal.ZERO;
        for (var amount : amounts) {
            done = done.add(amount);
            // By the running sum, so that what rounding takes from one the next one gets.
            var until = total.signum() == 0
                    ? BigDecimal.ZERO
                    : left.multiply(done).divide(total, amount.scale(), RoundingMode.DOWN);
            after.add(until.subtract(given));
            given = until;
        }
        return after;
    }
}
