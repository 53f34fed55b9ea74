package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.returns.EndExchange;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;

/** Exchanges from the request to the end, by API and job workers; two shirts cost 170.76, a mug 18.24, with discounts. */
@ApiTest
@Import(ReturnSteps.class)
class ExchangeIT extends ExchangePlay {
    @Test
    void another_of_the_same_price_costs_nothing_and_keeps_the_discount() {
        var orderId = order(null);
        var asked = ask(orderId, exchange("1", 1, "MUG"), "");
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(asked.body().at("/exchange/price").asText()).isEqualTo("85.38");
        assertThat(asked.body().at("/exchange/pays").asText()).isEqualTo("0.00");
        assertThat(asked.body().at("/refund/expected/exchanged").asText()).isEqualTo("85.38");
        assertThat(asked.body().at("/refund/expected/amount").asText()).isEqualTo("0.00");
        var returnId = id(asked);
        var newOrder = newOrder(asked);
        assertThat(sent(MessageName.RETURNS_EXCHANGE_REQUESTED, returnId)).isEqualTo(1);
        assertThat(api.get("/api/v1/orders/" + newOrder)
                        .body()
                        .path("externalId")
                        .asText())
                .endsWith("/X1");
        held(newOrder, "1");

        receive(returnId, "1", 1);
        assertThat(value(orderId, returnId)).isEqualByComparingTo("0");
        assertThat(sent(MessageName.RETURNS_EXCHANGE_DECIDED, returnId)).isEqualTo(1);
        assertThat(carryOut(returnId)).isEqualTo("exchanged");
        assertThat(carryOut(returnId)).as("again").isEqualTo("exchanged");
        free(newOrder);
        supplied(newOrder, "1", 1);
        assertThat(captured(newOrder, "exchange-credit")).isEqualByComparingTo("85.38");
        assertThat(sent(MessageName.ORDERING_EXCHANGE_ENDED, returnId)).isEqualTo(1);
        assertThat(end(returnId)).isEqualTo(new EndExchange.Output(true, new BigDecimal("0.00")));
        assertThat(end(returnId)).as("again").isEqualTo(new EndExchange.Output(true, new BigDecimal("0.00")));

        var shown = api.get("/api/v1/returns/" + returnId).body();
        assertThat(shown.at("/exchange/status").asText()).isEqualTo("ENDED");
        assertThat(texts(shown.at("/exchange/explanation")))
                .containsExactly(
                        "R$85.38 for 1 x Caneca, which you get in exchange.",
                        "R$85.38 of it is paid with what you gave back.");
        assertThat(texts(shown.at("/refund/statements/0/explanation")))
                .contains(
                        "Less R$85.38, which pays for what you get in exchange.",
                        "So R$0.00 goes back to you, the way you paid it.");
    }

    @Test
    void what_costs_more_is_paid_on_top_to_the_cent() {
        var orderId = order(null);
        var without = ask(orderId, exchange("1", 1, "COAT"), "");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.problem()).isEqualTo("amount-due");
        assertThat(without.body().path("detail").asText()).contains("44.52 BRL is to be paid on top");
        var asked = ask(orderId, exchange("1", 1, "COAT"), pay("credit-card", "44.52", false));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(texts(asked.body().at("/exchange/explanation")))
                .contains("What you give back pays for it, and you pay R$44.52 on top.");
        var returnId = id(asked);
        receive(returnId, "1", 1);
        assertThat(value(orderId, returnId)).isEqualByComparingTo("0");
        carryOut(returnId);
        var newOrder = newOrder(asked);
        assertThat(orders.price(newOrder).total()).isEqualByComparingTo("129.90");
        assertThat(amount(newOrder, "exchange-credit")).isEqualByComparingTo("85.38");
        assertThat(orders.tenders(newOrder)).singleElement().satisfies(tender -> assertThat(tender.amount())
                .isEqualByComparingTo("44.52"));
    }

    @Test
    void what_costs_less_pays_back_and_the_rest_of_the_return_is_money() {
        var orderId = order(null);
        var asked = ask(orderId, exchange("1", 1, "SOCKS") + ", " + refund("2", 1), "");
        var returnId = id(asked);
        // 85.38 for the shirt, 18.24 and 1.35 of the shipping for the mug, which is not exchanged.
        assertThat(asked.body().at("/refund/expected/amount").asText()).isEqualTo("95.07");
        receive(returnId, "1", 1, "2", 1);
        assertThat(value(orderId, returnId)).isEqualByComparingTo("95.07");
        assertThat(carryOut(returnId)).isEqualTo("exchanged");
        assertThat(amount(newOrder(asked), "exchange-credit")).isEqualByComparingTo("9.90");
    }

    @Test
    void what_came_in_exchange_is_worth_what_was_paid_for_it_and_only_once() {
        var orderId = order(null);
        var asked = ask(orderId, exchange("1", 1, "COAT"), pay("credit-card", "44.52", false));
        receive(id(asked), "1", 1);
        value(orderId, id(asked));
        carryOut(id(asked));
        var coat = newOrder(asked);
        steps.charged(coat, "129.90", "0");
        steps.handOver(coat, 1, new LineQuantity("1", 1));

        var back = ask(coat, refund("1", 1), "");
        assertThat(back.status()).as("%s", back.body()).isEqualTo(202);
        assertThat(back.body().has("paidWith")).isFalse();
        assertThat(back.body().at("/refund/expected/amount").asText())
                .as("85.38 with what was given back, and 44.52 on top")
                .isEqualTo("129.90");
        receive(id(back), "1", 1);
        assertThat(value(coat, id(back))).isEqualByComparingTo("129.90");
        assertThat(ask(coat, refund("1", 1), "").problem()).isEqualTo("not-returnable");
        assertThat(ask(orderId, refund("1", 2), "").problem())
                .as("one of them is back")
                .isEqualTo("not-returnable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "swap"}]}                                                  | /lines/0/resolution
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange"}]}                                              | /lines/0/exchangeFor
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "exchangeFor": {"sku": "MUG"}}]}                                         | /lines/0/exchangeFor
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {}}]}                           | /lines/0/exchangeFor/sku
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "NONE"}}]}              | /lines/0/exchangeFor/sku
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "IMPORT"}}]}            | /lines/0/exchangeFor/sku
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG", "quantity": 0}}]} | /lines/0/exchangeFor/quantity
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG", "quantity": 2}}]} | /lines/0/exchangeFor/quantity
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged"}], "exchange": {}}                                                        | /exchange
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG"}}], "exchange": {"payment": {"method": "shells", "amount": "1"}}} | /exchange/payment/method
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG"}}], "exchange": {"payment": {"method": "pix"}}} | /exchange/payment/amount
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG"}}], "exchange": {"payment": {"method": "pix", "amount": "0"}}} | /exchange/payment/amount
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG"}}], "exchange": {"payment": {"method": "pix", "token": "tok_approved", "amount": "1"}}} | /exchange/payment/token
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG"}}], "exchange": {"payment": {"method": "credit-card", "amount": "1"}}} | /exchange/payment/token
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG"}}], "exchange": {"payment": {"method": "debit-card", "token": "tok_approved", "amount": "1", "installments": 2}}} | /exchange/payment/installments
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "resolution": "exchange", "exchangeFor": {"sku": "MUG"}}], "exchange": {"instant": true, "payment": {"method": "pix", "amount": "1"}}} | /exchange/payment/method
                    """)
    void bad_wishes_are_refused_and_nothing_happens(String body, String field) {
        var orderId = order(null);
        var answer = send(orderId, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(db.fetchCount(RETURN_REQUEST, RETURN_REQUEST.ORDER_ID.eq(orderId)))
                .isZero();
    }

    /** Kept aside, and not sent. */
    private void held(UUID orderId, String lineId) {
        transaction.executeWithoutResult(status -> {
            orders.requireSourcing(orderId);
            assertThatThrownBy(() -> orders.requireReleased(orderId, null)).isInstanceOf(BusinessError.class);
        });
    }

    private BigDecimal captured(UUID orderId, String method) {
        return db.fetchValue(
                PAYMENT_.CAPTURED_AMOUNT, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.METHOD.eq(method)));
    }
}
