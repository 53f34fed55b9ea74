package io.pontual.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InstallmentsTest {
    @Test
    void what_does_not_divide_goes_to_the_first_ones() {
        assertThat(Installments.of(new BigDecimal("100.00"), 3, "BRL").amounts())
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
    }

    @Test
    void a_refund_is_taken_off_all_of_them_alike() {
        assertThat(Installments.of(new BigDecimal("90.00"), 3, "BRL").without(new BigDecimal("30.00")))
                .containsExactly(new BigDecimal("20.00"), new BigDecimal("20.00"), new BigDecimal("20.00"));
    }

    @Property(tries = 1000)
    void they_add_up_and_differ_by_a_cent_at_most(
            @ForAll @IntRange(max = 1_000_000) int cents, @ForAll @IntRange(min = 1, max = 24) int parts) {
        var amounts =
                Installments.of(BigDecimal.valueOf(cents, 2), parts, "BRL").amounts();

        assertThat(sum(amounts)).isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
        assertThat(amounts.getFirst().subtract(amounts.getLast())).isBetween(BigDecimal.ZERO, new BigDecimal("0.01"));
    }

    @Property(tries = 1000)
    void after_a_partial_refund_they_add_up_to_what_is_left_and_none_has_grown(
            @ForAll @IntRange(max = 1_000_000) int cents,
            @ForAll @IntRange(min = 1, max = 24) int parts,
            @ForAll @IntRange(max = 100) int percent) {
        var installments = Installments.of(BigDecimal.valueOf(cents, 2), parts, "BRL");
        var refunded = BigDecimal.valueOf((long) cents * percent / 100, 2);

        var after = installments.without(refunded);

        assertThat(sum(after)).isEqualByComparingTo(BigDecimal.valueOf(cents, 2).subtract(refunded));
        for (int i = 0; i < parts; i++) {
            assertThat(after.get(i))
                    .isBetween(BigDecimal.ZERO, installments.amounts().get(i));
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
