package io.pontual.workers.ordering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides money so that the shares always add up to the whole, and the same question always gets the same answer. */
final class Shares {
    private Shares() {}

    /**
     * In proportion, by largest remainder: each gets its share rounded down, and what is left goes, a cent each, to those
     * that lost most by that; of equal ones to the first. No share is more than its weight when the whole is not more than
     * all of them.
     *
     * @param whole not negative, with no more than these decimals, like the weights
     * @param weights not negative; not all of them 0 unless the whole is
     */
    static List<BigDecimal> of(BigDecimal whole, List<BigDecimal> weights, int decimals) {
        var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0) {
            return weights.stream().map(weight -> BigDecimal.ZERO).toList();
        }
        var shares = new ArrayList<BigDecimal>();
        var lost = new ArrayList<BigDecimal>();
        for (var weight : weights) {
            var product = whole.multiply(weight);
            var share = product.divide(sum, decimals, RoundingMode.DOWN);
            shares.add(share);
            lost.add(product.subtract(share.multiply(sum)));
        }
        var cents = cents(whole.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)), decimals);
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> lost.get(at)).reversed())
                .limit(cents)
                .forEach(at -> shares.set(at, shares.get(at).add(cent(decimals))));
        return shares;
    }

    /**
     * What the first of equal parts add up to; what does not divide goes, a cent each, to the first ones.
     *
     * @param parts 1 or more
     * @param first at most so many
     */
    static BigDecimal ofFirst(int first, BigDecimal whole, int parts, int decimals) {
        var each = whole.divide(BigDecimal.valueOf(parts), decimals, RoundingMode.DOWN);
        var cents = cents(whole.subtract(each.multiply(BigDecimal.valueOf(parts))), decimals);
        return each.multiply(BigDecimal.valueOf(first))
                .add(cent(decimals).multiply(BigDecimal.valueOf(Math.min(first, cents))));
    }

    private static int cents(BigDecimal amount, int decimals) {
        return amount.movePointRight(decimals).intValueExact();
    }

    private static BigDecimal cent(int decimals) {
        return BigDecimal.ONE.movePointLeft(decimals);
    }
}
