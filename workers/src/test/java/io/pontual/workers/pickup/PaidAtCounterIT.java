package io.pontual.workers.pickup;

import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.COLLECTION_ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pontual.processes.Queue;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.ChargeFulfilment;
import io.pontual.processes.payment.ReleasePayments;
import io.pontual.workers.ordering.contract.Orders.Tender;
import io.pontual.workers.payment.AuthorisePaymentWorker;
import io.pontual.workers.payment.ChargeFulfilmentWorker;
import io.pontual.workers.payment.ReleasePaymentsWorker;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.payment.contract.StorePayments;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.MoneyBooks;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Goods for 79.80 that the customer pays in the store: two mugs at 19.90, and tea at 40.00. */
@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PickupSteps.class})
class PaidAtCounterIT {
    private static final List<LineQuantity> ONE_MUG = List.of(new LineQuantity("1", 1), new LineQuantity("2", 0));

    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PickupSteps steps;

    @Autowired
    AuthorisePaymentWorker authorise;

    @Autowired
    ChargeFulfilmentWorker charge;

    @Autowired
    ReleasePaymentsWorker release;

    @Autowired
    Payments payments;

    @Autowired
    StorePayments counter;

    @Autowired
    Pickups pickups;

    @Autowired
    DSLContext db;

    private final UUID fulfilment = UUID.randomUUID();

    @AfterEach
    void the_books_agree() {
        MoneyBooks.assertStraight(db);
    }

    @Test
    void goods_are_handed_over_once_they_are_paid_and_charged_then_and_only_then() {
        var order = waiting("tasklist");

        assertThat(pickups.waiting(fulfilment).orElseThrow().due()).isEqualByComparingTo("79.80");
        var refused = refused(order, null, null, null);
        assertThat(refused.variables()).containsEntry("amountDue", "79.80 BRL");
        assertThat(steps.status(order, fulfilment)).isEqualTo("READY");
        assertThat(captured(order)).isEqualByComparingTo("0");

        var first = steps.handOver(order, fulfilment, "a-2", null, "79.80", " CF-4711 ");
        var again = steps.handOver(order, fulfilment, "whatever", "a-2");

        assertThat(again).isEqualTo(first);
        assertThat(captured(order)).isEqualByComparingTo("79.80");
        assertThat(counter.taken(fulfilment).orElseThrow().receipt()).isEqualTo("CF-4711");
        assertThat(counter.due(order, fulfilment, PickupSteps.PICKED)).isEmpty();
        charge.work(new ChargeFulfilment.Input(
                order, new FulfilmentOutcome(fulfilment, "handed-over", first.handedOver())));
        assertThat(captured(order)).isEqualByComparingTo("79.80");
    }

    @Test
    void who_takes_a_part_pays_for_that_part() {
        var order = waiting("tasklist");

        assertThat(refused(order, ONE_MUG, "79.80", "CF-1").variables()).containsEntry("amountDue", "19.90 BRL");
        steps.handOver(order, fulfilment, "a-2", ONE_MUG, "19.90", "CF-2");

        assertThat(captured(order)).isEqualByComparingTo("19.90");
        assertThat(counter.taken(fulfilment).orElseThrow().amount()).isEqualByComparingTo("19.90");
    }

    @ParameterizedTest
    @CsvSource({
        "0, CF-1, to be paid first",
        "-79.80, CF-1, is due",
        "79.79, CF-1, is due",
        "7980, CF-1, is due",
        "79.80,, receipt",
        "79.80, '  ', receipt",
        "79.80, 4111111111111111, card"
    })
    void nothing_is_handed_over_for_a_payment_that_is_not_what_is_due(String amount, String receipt, String named) {
        var order = waiting("tasklist");

        var refused = refused(order, null, amount, receipt);

        assertThat(refused.variables().get("paymentProblem").toString()).contains(named);
        assertThat(refused.getMessage()).doesNotContain("4111");
        assertThat(steps.status(order, fulfilment)).isEqualTo("READY");
        assertThat(counter.taken(fulfilment)).isEmpty();
        assertThat(captured(order)).isEqualByComparingTo("0");
    }

    @Test
    void a_payment_that_is_missing_is_no_wrong_code_and_the_system_of_the_store_is_told_what_is_due() {
        var order = waiting("jms");
        for (var attempt = 0; attempt < 9; attempt++) {
            refused(order, null, null, null);
        }

        assertThat(db.select(COLLECTION_ATTEMPT.RESULT)
                        .from(COLLECTION_ATTEMPT)
                        .where(COLLECTION_ATTEMPT.FULFILMENT_ID.eq(fulfilment))
                        .fetchSet(COLLECTION_ATTEMPT.RESULT))
                .containsOnly("NOT_PAID");
        var commands = sent.of(fulfilment, Queue.PICKUP_STORE_CMD);
        assertThat(commands)
                .filteredOn(command -> command.body().hasNonNull("amountDue"))
                .extracting(command -> command.body().path("kind").asText())
                .containsOnly("READY", "HANDOVER_REFUSED");
        assertThat(commands.getLast().body().at("/amountDue/amount").decimalValue())
                .isEqualByComparingTo("79.80");
        steps.handOver(order, fulfilment, "a-paid", null, "79.80", "CF-1");
        assertThat(steps.status(order, fulfilment)).isEqualTo("HANDED_OVER");
    }

    @Test
    void only_what_nothing_else_pays_for_is_due_at_the_counter() {
        var order = orders.placeWith(tender("credit-card", "70.00"), tender("pay-in-store", "9.80"));
        orders.paymentIds(order).forEach(payment -> authorise.work(new AuthorisePayment.Input(order, payment)));
        steps.untilReady(order, fulfilment, "tasklist");

        // The card has not answered yet: it is not counted on.
        var due = counter.due(order, fulfilment, ONE_MUG);

        assertThat(due.orElseThrow().amount()).isEqualByComparingTo("9.80");
    }

    @Test
    void nothing_is_taken_of_an_order_that_is_given_up_before_anybody_came() {
        var order = waiting("tasklist");

        release.work(new ReleasePayments.Input(order));

        assertThat(payments.ofOrder(order).getFirst().status()).isEqualTo("VOIDED");
        assertThat(counter.due(order, fulfilment, PickupSteps.PICKED)).isEmpty();
    }

    private UUID waiting(String storeSystem) {
        var order = orders.placeWith(tender("pay-in-store", "79.80"));
        authorise.work(
                new AuthorisePayment.Input(order, orders.paymentIds(order).getFirst()));
        steps.untilReady(order, fulfilment, storeSystem);
        return order;
    }

    private BusinessError refused(UUID order, List<LineQuantity> taken, String amount, String receipt) {
        var attempt = UUID.randomUUID().toString();
        var error = catchThrowableOfType(
                BusinessError.class, () -> steps.handOver(order, fulfilment, attempt, taken, amount, receipt));
        assertThat(error.code()).isEqualTo(ErrorCode.PICKUP_NOT_PAID);
        return error;
    }

    private BigDecimal captured(UUID order) {
        return payments.ofOrder(order).getFirst().captured();
    }

    private static Tender tender(String method, String amount) {
        return new Tender(
                UUID.randomUUID(),
                method,
                method.equals("credit-card") ? "tok_approved" : null,
                null,
                new BigDecimal(amount),
                "BRL",
                1);
    }
}
