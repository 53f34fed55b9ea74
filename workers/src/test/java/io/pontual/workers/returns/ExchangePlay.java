package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.HOLD;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.ChargeFulfilment;
import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.processes.returns.EndExchange;
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
import io.pontual.workers.support.Api;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.Neighbours;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Exchanges from the request to the end, by API and job workers; two shirts cost 170.76, a mug 18.24, with discounts. */
abstract class ExchangePlay {
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

    void free(UUID orderId) {
        assertThat(db.fetchCount(HOLD, HOLD.ORDER_ID.eq(orderId).and(HOLD.RELEASED_AT.isNull())))
                .isZero();
    }

    FulfilmentOutcome charge(UUID orderId, String lineId, int units) {
        var outcome = new FulfilmentOutcome(
                UUID.randomUUID(), "handed-over", units == 0 ? List.of() : List.of(new LineQuantity(lineId, units)));
        chargeFulfilment.work(new ChargeFulfilment.Input(orderId, outcome));
        return outcome;
    }

    void supplied(UUID orderId, String lineId, int units) {
        confirm.confirmOrder(new ConfirmOrder.Input(orderId));
        var outcomes = List.of(charge(orderId, lineId, units));
        var owed = settle.calculateSettlement(new CalculateSettlement.Input(orderId, outcomes));
        capture.work(new CapturePayments.Input(orderId, owed.chargeAmount()));
        close.closeOrder(new CloseOrder.Input(orderId, outcomes));
    }

    UUID received(UUID orderId) {
        var returnId = id(ask(orderId, exchange("1", 1, "MUG"), ""));
        receive(returnId, "1", 0);
        return returnId;
    }

    void receive(UUID returnId, Object... lines) {
        api.post(
                "/api/v1/returns/" + returnId + "/arrival",
                "{\"nodeId\": \"STORE\", \"code\": \"%s\"}".formatted(codes.code(returnId)));
        var received = new java.util.ArrayList<RecordReceipt.Received>();
        for (int i = 0; i < lines.length; i += 2) {
            received.add(new RecordReceipt.Received((String) lines[i], (int) lines[i + 1], 0));
        }
        recordReceipt.work(new RecordReceipt.Input(returnId, received));
    }

    BigDecimal value(UUID orderId, UUID returnId) {
        return valueReturn
                .work(new ValueReturn.Input(orderId, returnId, "on-receipt"))
                .refundAmount();
    }

    String carryOut(UUID returnId) {
        return carryOut.work(new CarryOutExchange.Input(returnId)).exchangeOutcome();
    }

    EndExchange.Output end(UUID returnId) {
        return endExchange.work(new EndExchange.Input(returnId));
    }

    BigDecimal amount(UUID orderId, String method) {
        return db.fetchValue(
                PAYMENT_.AUTHORISED_AMOUNT, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.METHOD.eq(method)));
    }

    int sent(String message, UUID key) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }

    UUID order(String customerId) {
        new Catalog(db).node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship");
        var orderId = steps.delivered("web", customerId, 1);
        steps.charged(orderId);
        return orderId;
    }

    Api.Answer ask(UUID orderId, String lines, String more) {
        return send(orderId, "{\"lines\": [%s]%s}".formatted(lines, more));
    }

    Api.Answer send(UUID orderId, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/returns")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    static String exchange(String lineId, int quantity, String sku) {
        return ("{\"lineId\": \"%s\", \"quantity\": %d, \"reason\": \"wrong-size\", \"resolution\": \"exchange\","
                        + " \"exchangeFor\": {\"sku\": \"%s\"}}")
                .formatted(lineId, quantity, sku);
    }

    static String refund(String lineId, int quantity) {
        return "{\"lineId\": \"%s\", \"quantity\": %d, \"reason\": \"changed-mind\"}".formatted(lineId, quantity);
    }

    static String pay(String method, String amount, boolean instant) {
        return ", \"exchange\": {\"instant\": %s, \"payment\": {\"method\": \"%s\", \"token\": \"tok_approved\", \"amount\": \"%s\"}}"
                .formatted(instant, method, amount);
    }

    static UUID id(Api.Answer answer) {
        return UUID.fromString(answer.body().path("returnId").asText());
    }

    static UUID newOrder(Api.Answer answer) {
        return UUID.fromString(answer.body().at("/exchange/orderId").asText());
    }

    static List<String> texts(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
