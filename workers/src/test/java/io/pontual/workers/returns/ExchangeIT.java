package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.HOLD;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.ordering.RecordCancellation;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.ChargeFulfilment;
import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.EndExchange;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.workers.ordering.BeginCancellationWorker;
import io.pontual.workers.ordering.CalculateSettlementWorker;
import io.pontual.workers.ordering.CloseOrderWorker;
import io.pontual.workers.ordering.CloseToChangesWorker;
import io.pontual.workers.ordering.ConfirmOrderWorker;
import io.pontual.workers.ordering.RecordCancellationWorker;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.CapturePaymentsWorker;
import io.pontual.workers.payment.ChargeFulfilmentWorker;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.Neighbours;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Exchanges from the request to the end, by API and job workers; two shirts cost 170.76, a mug 18.24, with discounts. */
@ApiTest
@Import(ReturnSteps.class)
class ExchangeIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    Neighbours neighbours;

    @Autowired
    ReturnCodes codes;

    @Autowired
    ValueReturnWorker valueReturn;

    @Autowired
    RecordReceiptWorker recordReceipt;

    @Autowired
    ExpireReturnWorker expireReturn;

    @Autowired
    CloseReturnWorker closeReturn;

    @Autowired
    CarryOutExchangeWorker carryOut;

    @Autowired
    EndExchangeWorker endExchange;

    @Autowired
    ChargeFulfilmentWorker chargeFulfilment;

    @Autowired
    CloseToChangesWorker closeToChanges;

    @Autowired
    ConfirmOrderWorker confirm;

    @Autowired
    CalculateSettlementWorker settle;

    @Autowired
    CapturePaymentsWorker capture;

    @Autowired
    CloseOrderWorker close;

    @Autowired
    BeginCancellationWorker beginCancellation;

    @Autowired
    RecordCancellationWorker recordCancellation;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

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

    private void free(UUID orderId) {
        assertThat(db.fetchCount(HOLD, HOLD.ORDER_ID.eq(orderId).and(HOLD.RELEASED_AT.isNull())))
                .isZero();
    }

    private FulfilmentOutcome charge(UUID orderId, String lineId, int units) {
        var outcome = new FulfilmentOutcome(
                UUID.randomUUID(), "handed-over", units == 0 ? List.of() : List.of(new LineQuantity(lineId, units)));
        chargeFulfilment.work(new ChargeFulfilment.Input(orderId, outcome));
        return outcome;
    }

    private void left(UUID orderId) {
        neighbours.handOver(orderId);
    }

    private void supplied(UUID orderId, String lineId, int units) {
        confirm.confirmOrder(new ConfirmOrder.Input(orderId));
        var outcomes = List.of(charge(orderId, lineId, units));
        var owed = settle.calculateSettlement(new CalculateSettlement.Input(orderId, outcomes));
        capture.work(new CapturePayments.Input(orderId, owed.chargeAmount()));
        close.closeOrder(new CloseOrder.Input(orderId, outcomes));
    }

    private void cancelled(UUID orderId) {
        beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "out-of-stock"));
        recordCancellation.recordCancellation(new RecordCancellation.Input(orderId));
    }

    private UUID received(UUID orderId) {
        var returnId = id(ask(orderId, exchange("1", 1, "MUG"), ""));
        receive(returnId, "1", 0);
        return returnId;
    }

    private void receive(UUID returnId, Object... lines) {
        api.post(
                "/api/v1/returns/" + returnId + "/arrival",
                "{\"nodeId\": \"STORE\", \"code\": \"%s\"}".formatted(codes.code(returnId)));
        var received = new java.util.ArrayList<RecordReceipt.Received>();
        for (int i = 0; i < lines.length; i += 2) {
            received.add(new RecordReceipt.Received((String) lines[i], (int) lines[i + 1], 0));
        }
        recordReceipt.work(new RecordReceipt.Input(returnId, received));
    }

    private BigDecimal value(UUID orderId, UUID returnId) {
        return valueReturn
                .work(new ValueReturn.Input(orderId, returnId, "on-receipt"))
                .refundAmount();
    }

    private String carryOut(UUID returnId) {
        return carryOut.work(new CarryOutExchange.Input(returnId)).exchangeOutcome();
    }

    private EndExchange.Output end(UUID returnId) {
        return endExchange.work(new EndExchange.Input(returnId));
    }

    private BigDecimal captured(UUID orderId, String method) {
        return db.fetchValue(
                PAYMENT_.CAPTURED_AMOUNT, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.METHOD.eq(method)));
    }

    private BigDecimal amount(UUID orderId, String method) {
        return db.fetchValue(
                PAYMENT_.AUTHORISED_AMOUNT, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.METHOD.eq(method)));
    }

    private int sent(String message, UUID key) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }

    private UUID order(String customerId) {
        new Catalog(db).node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship");
        var orderId = steps.delivered("web", customerId, 1);
        steps.charged(orderId);
        return orderId;
    }

    private Api.Answer ask(UUID orderId, String lines, String more) {
        return send(orderId, "{\"lines\": [%s]%s}".formatted(lines, more));
    }

    private Api.Answer send(UUID orderId, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/returns")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String exchange(String lineId, int quantity, String sku) {
        return ("{\"lineId\": \"%s\", \"quantity\": %d, \"reason\": \"wrong-size\", \"resolution\": \"exchange\","
                        + " \"exchangeFor\": {\"sku\": \"%s\"}}")
                .formatted(lineId, quantity, sku);
    }

    private static String refund(String lineId, int quantity) {
        return "{\"lineId\": \"%s\", \"quantity\": %d, \"reason\": \"changed-mind\"}".formatted(lineId, quantity);
    }

    private static String pay(String method, String amount, boolean instant) {
        return ", \"exchange\": {\"instant\": %s, \"payment\": {\"method\": \"%s\", \"token\": \"tok_approved\", \"amount\": \"%s\"}}"
                .formatted(instant, method, amount);
    }

    private static UUID id(Api.Answer answer) {
        return UUID.fromString(answer.body().path("returnId").asText());
    }

    private static UUID newOrder(Api.Answer answer) {
        return UUID.fromString(answer.body().at("/exchange/orderId").asText());
    }

    private static List<String> texts(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
