package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class MoneyCheckIT {
    @Autowired
    MoneyCheckRepository books;

    @Autowired
    PaymentSteps steps;

    @Autowired
    ShopOrders orders;

    @Autowired
    HealthEndpoint health;

    @Autowired
    DSLContext db;

    @Test
    void the_indicator_is_part_of_the_applications_health() {
        assertThat(health.healthForPath("moneyLedger").getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void money_that_came_from_nowhere_is_found_and_forgotten_once_it_is_explained() {
        var payment = orders.paymentIds(steps.authorised("10.00")).getFirst();
        var check = new MoneyCheck(
                books,
                new MoneyCheckProperties(Duration.ofMinutes(1), 10_000),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        authorised(payment, "10.01");
        try {
            check.check();

            assertThat(new MoneyLedgerHealthIndicator(check).health().getStatus())
                    .isEqualTo(Status.DOWN);
            assertThat(check.last().broken()).isEqualTo(new java.util.TreeSet<>(List.of(payment)));
        } finally {
            authorised(payment, "10.00");
        }
        check.check();
        assertThat(new MoneyLedgerHealthIndicator(check).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void every_payment_has_its_turn_however_few_are_looked_at_each_time() {
        steps.authorised("1.00", "1.00", "1.00");
        var all = books.paymentsAfter(null, 3);

        assertThat(books.paymentsAfter(all.getFirst(), 2)).isEqualTo(all.subList(1, 3));
    }

    private void authorised(UUID payment, String amount) {
        db.update(PAYMENT_)
                .set(PAYMENT_.AUTHORISED_AMOUNT, new BigDecimal(amount))
                .where(PAYMENT_.PAYMENT_ID.eq(payment))
                .execute();
    }
}
