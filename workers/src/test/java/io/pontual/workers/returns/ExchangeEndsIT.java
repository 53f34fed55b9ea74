package io.pontual.workers.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.processes.ordering.RecordCancellation;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.EndExchange;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Exchanges that end otherwise than with the new goods, or in which those leave first. */
@ApiTest
@Import(ReturnSteps.class)
class ExchangeEndsIT extends ExchangePlay {
    @Test
    void when_nothing_can_be_had_before_it_came_back_everything_is_money() {
        var orderId = order(null);
        var asked = ask(orderId, exchange("1", 1, "MUG"), "");
        var returnId = id(asked);
        cancelled(newOrder(asked));
        assertThat(end(returnId)).isEqualTo(new EndExchange.Output(false, new BigDecimal("0.00")));
        receive(returnId, "1", 1);
        // With its share of the shipping, as for any withdrawal.
        assertThat(value(orderId, returnId)).isEqualByComparingTo("91.69");
    }

    @Test
    void when_nothing_can_be_had_after_it_came_back_all_of_it_goes_back() {
        var orderId = order(null);
        var asked = ask(orderId, exchange("1", 1, "MUG"), "");
        var returnId = id(asked);
        receive(returnId, "1", 1);
        value(orderId, returnId);
        carryOut(returnId);
        cancelled(newOrder(asked));
        assertThat(end(returnId)).isEqualTo(new EndExchange.Output(false, new BigDecimal("91.69")));
        assertThat(api.get("/api/v1/returns/" + returnId)
                        .body()
                        .at("/exchange/refund")
                        .asText())
                .isEqualTo("91.69");
    }

    @Test
    void when_a_part_cannot_be_had_its_share_goes_back() {
        var orderId = order(null);
        var asked = ask(orderId, exchange("1", 2, "MUG"), "");
        var returnId = id(asked);
        receive(returnId, "1", 2);
        assertThat(value(orderId, returnId)).isEqualByComparingTo("0");
        carryOut(returnId);
        supplied(newOrder(asked), "1", 1);
        assertThat(end(returnId)).isEqualTo(new EndExchange.Output(false, new BigDecimal("85.38")));
    }

    @Test
    void too_little_that_came_is_paid_back_and_the_new_goods_stay_here() {
        var orderId = order(null);
        var asked = ask(orderId, exchange("1", 2, "MUG"), "");
        var returnId = id(asked);
        receive(returnId, "1", 1);
        assertThat(value(orderId, returnId)).isEqualByComparingTo("91.69");
        assertThat(carryOut(returnId)).isEqualTo("given-up");
        assertThat(carryOut(returnId)).as("again").isEqualTo("given-up");
        assertThat(orders.facts(newOrder(asked)).status()).isEqualTo("CANCELLING");
        assertThat(sent(MessageName.ORDERING_CANCELLATION_REQUESTED, newOrder(asked)))
                .isEqualTo(1);
    }

    @Test
    void a_return_that_is_called_off_or_expires_gives_the_exchange_up() {
        var orderId = order(null);
        var off = ask(orderId, exchange("1", 1, "MUG"), "");
        api.post("/api/v1/returns/" + id(off) + "/cancellation", "");
        assertThat(sent(MessageName.RETURNS_EXCHANGE_DECIDED, id(off))).isEqualTo(1);
        assertThat(carryOut(id(off))).isEqualTo("given-up");
        var late = ask(orderId, exchange("1", 1, "MUG"), "");
        expireReturn.work(new ExpireReturn.Input(id(late)));
        assertThat(carryOut(id(late))).isEqualTo("given-up");
        assertThat(api.get("/api/v1/returns/" + id(late))
                        .body()
                        .at("/exchange/status")
                        .asText())
                .isEqualTo("ENDED");
    }

    @Test
    void new_goods_that_leave_first_are_paid_for_with_what_comes_back() {
        var orderId = order("C-" + UUID.randomUUID());
        assertThat(ask(order(null), exchange("1", 1, "MUG"), pay("credit-card", "85.38", true))
                        .problem())
                .as("a guest")
                .isEqualTo("exchange-not-offered");
        assertThat(ask(orderId, exchange("1", 1, "MUG"), ", \"exchange\": {\"instant\": true}")
                        .problem())
                .isEqualTo("amount-due");
        var asked = ask(orderId, exchange("1", 1, "MUG"), pay("credit-card", "85.38", true));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(texts(asked.body().at("/exchange/explanation")))
                .last()
                .asString()
                .startsWith("R$85.38 is set aside");
        var returnId = id(asked);
        var newOrder = newOrder(asked);
        free(newOrder);
        assertThat(orders.capturesLater(newOrder)).isTrue();
        charge(newOrder, "1", 1);
        assertThat(closeToChanges
                        .closeToChanges(new CloseToChanges.Input(newOrder))
                        .closedToChanges())
                .isFalse();

        receive(returnId, "1", 1);
        value(orderId, returnId);
        assertThat(carryOut(returnId)).isEqualTo("exchanged");
        assertThat(sent(MessageName.ORDERING_CHANGES_CARRIED_OUT, newOrder)).isEqualTo(1);
        assertThat(orders.capturesLater(newOrder)).isFalse();
        assertThat(closeToChanges
                        .closeToChanges(new CloseToChanges.Input(newOrder))
                        .closedToChanges())
                .isTrue();
        assertThat(amount(newOrder, "exchange-credit")).isEqualByComparingTo("85.38");
    }

    @Test
    void new_goods_that_left_first_are_charged_when_nothing_or_too_little_comes_back() {
        var customer = "C-" + UUID.randomUUID();
        var orderId = order(customer);
        var asked = ask(orderId, exchange("1", 1, "MUG"), pay("credit-card", "85.38", true));
        var newOrder = newOrder(asked);
        left(newOrder);
        expireReturn.work(new ExpireReturn.Input(id(asked)));
        assertThat(carryOut(id(asked))).isEqualTo("charged");
        assertThat(carryOut(id(asked))).as("again").isEqualTo("charged");
        assertThat(orders.capturesLater(newOrder)).isFalse();
        assertThat(ask(orderId, exchange("1", 1, "MUG"), pay("credit-card", "85.38", true))
                        .problem())
                .as("never sent back before")
                .isEqualTo("exchange-not-offered");

        var other = order("C-" + UUID.randomUUID());
        var two = ask(other, exchange("1", 2, "MUG"), pay("credit-card", "170.76", true));
        left(newOrder(two));
        receive(id(two), "1", 1);
        value(other, id(two));
        assertThat(carryOut(id(two))).isEqualTo("exchanged");
        assertThat(amount(newOrder(two), "exchange-credit")).isEqualByComparingTo("85.38");
        assertThat(api.get("/api/v1/returns/" + id(two))
                        .body()
                        .at("/exchange/explanation/2")
                        .asText())
                .isEqualTo("You pay R$85.38 on top.");
    }

    @Test
    void steps_without_an_exchange_ask_for_an_operator() {
        var orderId = order(null);
        var returnId = id(ask(orderId, refund("1", 1), ""));
        assertThatThrownBy(() -> carryOut(returnId)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> end(UUID.randomUUID())).isInstanceOf(NeedsOperator.class);
        var nothing = received(orderId);
        assertThatThrownBy(() -> carryOut(nothing)).as("not known yet").isInstanceOf(NeedsOperator.class);
        closeReturn.work(new CloseReturn.Input(nothing));
        assertThat(carryOut(nothing)).isEqualTo("given-up");
    }

    private void left(UUID orderId) {
        neighbours.handOver(orderId);
    }

    private void cancelled(UUID orderId) {
        beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "out-of-stock"));
        recordCancellation.recordCancellation(new RecordCancellation.Input(orderId));
    }
}
