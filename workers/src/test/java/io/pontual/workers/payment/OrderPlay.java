package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.TENDER;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CAPTURE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND_PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.select;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.DecideCancellation;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.ordering.RecordCancellation;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.ChargeFulfilment;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RefundPayments;
import io.pontual.processes.payment.ReleasePayments;
import io.pontual.workers.ordering.BeginCancellationWorker;
import io.pontual.workers.ordering.CalculateSettlementWorker;
import io.pontual.workers.ordering.CloseOrderWorker;
import io.pontual.workers.ordering.CompleteChangeWorker;
import io.pontual.workers.ordering.ConfirmOrderWorker;
import io.pontual.workers.ordering.DecideCancellationWorker;
import io.pontual.workers.ordering.RecordCancellationWorker;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.Neighbours;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An order from its placing to its end, with the real classes on the database; provider and store are played here. */
class OrderPlay {
    static final List<String> SKUS = List.of("SHIRT", "MUG", "SOCKS", "COAT");

    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    AuthorisePaymentWorker authorise;

    @Autowired
    ChargeFulfilmentWorker charge;

    @Autowired
    CapturePaymentsWorker capture;

    @Autowired
    ReleasePaymentsWorker release;

    @Autowired
    RefundPaymentsWorker refund;

    @Autowired
    PaymentResults results;

    @Autowired
    CreditAccounts accounts;

    @Autowired
    PaymentsView payments;

    @Autowired
    ConfirmOrderWorker confirm;

    @Autowired
    CalculateSettlementWorker settle;

    @Autowired
    CloseOrderWorker close;

    @Autowired
    CompleteChangeWorker completeChange;

    @Autowired
    BeginCancellationWorker beginCancellation;

    @Autowired
    DecideCancellationWorker decideCancellation;

    @Autowired
    RecordCancellationWorker recordCancellation;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    /**
     * @param lines units and unit price in cents, by line @param tenders 0 a credit card, 1 gift card and debit card, 2
     *     gift card and a credit card in three instalments
     * @param customerId null for a guest
     */
    record Wish(Map<String, int[]> lines, int discount, int shipping, int tenders, String channel, String customerId) {}

    UUID place(Wish wish) {
        var order = (ObjectNode) api.shipOrder();
        order.put("channel", wish.channel());
        if (wish.customerId() != null) {
            ((ObjectNode) order.path("customer")).put("customerId", wish.customerId());
        }
        var rows = order.putArray("lines");
        int no = 0;
        int total = wish.shipping() - wish.discount();
        for (var line : wish.lines().entrySet()) {
            rows.addObject()
                    .put("lineId", line.getKey())
                    .put("sku", SKUS.get(no++ % SKUS.size()))
                    .put("quantity", line.getValue()[0])
                    .put("unitPrice", cents(line.getValue()[1]).toPlainString());
            total += line.getValue()[0] * line.getValue()[1];
        }
        if (wish.shipping() > 0) {
            order.putObject("shipping").put("amount", cents(wish.shipping()).toPlainString());
        }
        if (wish.discount() > 0) {
            order.putArray("discounts")
                    .addObject()
                    .put("code", "LESS")
                    .put("scope", "order")
                    .put("amount", cents(wish.discount()).toPlainString());
        }
        pay(order.putArray("tenders"), total, wish.tenders());
        var placed = api.place(order);
        assertThat(placed.status()).as("%s", placed.body()).isEqualTo(202);
        return placed.orderId();
    }

    private void pay(ArrayNode tenders, int total, int kind) {
        int gift = kind > 0 && total > 1 ? total / 3 : 0;
        if (gift > 0) {
            var giftCard = transaction.execute(
                    status -> accounts.issue(CreditAccount.Kind.GIFT_CARD, null, "BRL", cents(gift)));
            tenders.addObject()
                    .put("method", "gift-card")
                    .put("code", giftCard.code())
                    .put("amount", cents(gift).toPlainString());
        }
        var card = tenders.addObject()
                .put("method", kind == 1 ? "debit-card" : "credit-card")
                .put("token", "tok_approved")
                .put("amount", cents(total - gift).toPlainString());
        if (kind == 2) {
            card.put("installments", 3);
        }
    }

    /** Money is asked for, and the provider has not answered. */
    void ask(UUID orderId) {
        for (var paymentId : db.fetch(TENDER, TENDER.ORDER_ID.eq(orderId)).map(row -> row.getPaymentId())) {
            authorise.work(new AuthorisePayment.Input(orderId, paymentId));
        }
    }

    /** The provider says yes. */
    void authorise(UUID orderId) {
        ask(orderId);
        for (var row : db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.STATUS.eq("REQUESTED")))) {
            apply(row.getPaymentId(), row.getProvider(), Kind.AUTHORISED, null, row.getAmount());
        }
        show(orderId);
    }

    /** Some units are not wanted any more, over the API. @param units that are wanted, by line */
    void cancelSome(UUID orderId, Map<String, Integer> units, Random random) {
        var lines = new ArrayList<String>();
        for (var line : List.copyOf(units.keySet())) {
            int left = units.values().stream().mapToInt(Integer::intValue).sum();
            int fewer = Math.min(random.nextInt(units.get(line) + 1), left - 1);
            if (fewer > 0) {
                lines.add("{\"lineId\": \"%s\", \"quantity\": %d}".formatted(line, fewer));
                units.merge(line, -fewer, Integer::sum);
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        var answer = post(
                "/api/v1/orders/" + orderId + "/changes",
                "{\"cancelLines\": [%s], \"requestedBy\": \"%s\"}"
                        .formatted(String.join(", ", lines), random.nextBoolean() ? "customer" : "system"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        completeChange.completeChange(new CompleteChange.Input(
                orderId, UUID.fromString(answer.body().path("changeId").asText())));
    }

    /** All of it is not wanted any more, over the API. @return the fee that is charged for it */
    BigDecimal cancel(UUID orderId) {
        var answer = api.post("/api/v1/orders/" + orderId + "/cancellation", "{\"acceptFee\": true}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        if (answer.body().path("outcome").asText().equals("waiting-for-approval")) {
            var requestId = orders.cancellation(orderId).orElseThrow().requestId();
            decideCancellation.decideCancellation(new DecideCancellation.Input(orderId, requestId, "approve"));
        }
        end(orderId);
        return new BigDecimal(answer.body().path("fee").asText("0"));
    }

    /** What a process does for an order that is being cancelled. */
    void end(UUID orderId) {
        beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "customer-request"));
        release.work(new ReleasePayments.Input(orderId));
        answer(orderId);
        recordCancellation.recordCancellation(new RecordCancellation.Input(orderId));
        show(orderId);
    }

    /** The goods wait for the customer. */
    void stage(UUID orderId) {
        var now = clock.instant();
        neighbours.pickups(
                orderId, new Pickups.Pickup(UUID.randomUUID(), "STORE", "READY", now, now, now, now, null, null, null));
    }

    /** @param units by line @param apart whether the first line comes alone @param daysAgo since when the customer has them */
    void supply(UUID orderId, Map<String, Integer> units, boolean apart, int daysAgo) {
        confirm.confirmOrder(new ConfirmOrder.Input(orderId));
        var outcomes = handOver(orderId, units, apart, daysAgo);
        var owed = settle.calculateSettlement(new CalculateSettlement.Input(orderId, outcomes));
        capture.work(new CapturePayments.Input(orderId, owed.chargeAmount()));
        answer(orderId);
        close.closeOrder(new CloseOrder.Input(orderId, outcomes));
        show(orderId);
    }

    List<FulfilmentOutcome> handOver(UUID orderId, Map<String, Integer> units, boolean apart, int daysAgo) {
        var outcomes = new ArrayList<FulfilmentOutcome>();
        var all = units.entrySet().stream()
                .filter(line -> line.getValue() > 0)
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList();
        for (var part :
                apart && all.size() > 1 ? List.of(all.subList(0, 1), all.subList(1, all.size())) : List.of(all)) {
            var outcome = new FulfilmentOutcome(Ids.next(), part.isEmpty() ? "not-supplied" : "handed-over", part);
            outcomes.add(outcome);
            charge.work(new ChargeFulfilment.Input(orderId, outcome));
            answer(orderId);
        }
        neighbours.collected(
                orderId,
                outcomes.stream()
                        .filter(outcome -> !outcome.handedOver().isEmpty())
                        .map(outcome -> new Pickups.HandedOver(
                                outcome.fulfilmentId(),
                                "STORE",
                                clock.instant().minus(Duration.ofDays(daysAgo)),
                                outcome.handedOver()))
                        .toArray(Pickups.HandedOver[]::new));
        return outcomes;
    }

    void refund(UUID orderId, BigDecimal amount, String reason, String key) {
        refund.work(new RefundPayments.Input(orderId, amount, reason, key));
    }

    /** What was asked of the provider is done, and others know it. */
    void finish(UUID orderId) {
        answer(orderId);
        show(orderId);
    }

    /** Whatever was asked of the provider is done. */
    void answer(UUID orderId) {
        var ofOrder = select(PAYMENT_.PAYMENT_ID).from(PAYMENT_).where(PAYMENT_.ORDER_ID.eq(orderId));
        for (var row : db.fetch(CAPTURE, CAPTURE.STATUS.eq("REQUESTED").and(CAPTURE.PAYMENT_ID.in(ofOrder)))) {
            apply(row.getPaymentId(), provider(row.getPaymentId()), Kind.CAPTURED, row.getCaptureId(), row.getAmount());
        }
        for (var row : db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.STATUS.eq("REQUESTED")))) {
            apply(row.getPaymentId(), row.getProvider(), Kind.AUTHORISED, null, row.getAmount());
        }
        for (var row : db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.STATUS.eq("VOIDING")))) {
            apply(row.getPaymentId(), row.getProvider(), Kind.VOIDED, null, null);
        }
        for (var row :
                db.fetch(REFUND_PART, REFUND_PART.STATUS.eq("REQUESTED").and(REFUND_PART.PAYMENT_ID.in(ofOrder)))) {
            apply(
                    row.getPaymentId(),
                    provider(row.getPaymentId()),
                    Kind.REFUNDED,
                    row.getRefundPartId(),
                    row.getAmount());
        }
    }

    String provider(UUID paymentId) {
        return db.fetchValue(PAYMENT_.PROVIDER, PAYMENT_.PAYMENT_ID.eq(paymentId));
    }

    void apply(UUID paymentId, String provider, Kind kind, UUID operationId, BigDecimal amount) {
        var parked = transaction.execute(status -> results.apply(new PaymentResult(
                UUID.randomUUID().toString(),
                paymentId,
                provider,
                kind,
                operationId,
                "ref-" + paymentId,
                amount,
                null,
                null,
                null,
                clock.instant())));
        assertThat(parked).as("%s", kind).isEmpty();
    }

    /** What ordering and returns ask of payments, which is played in these tests. */
    void show(UUID orderId) {
        neighbours.payments(orderId, payments.ofOrder(orderId).toArray(Payments.Payment[]::new));
    }

    Api.Answer post(String path, String body) {
        return api.send(api.request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    static Map<String, Integer> ordered(Map<String, int[]> lines) {
        var units = new LinkedHashMap<String, Integer>();
        lines.forEach((line, sold) -> units.put(line, sold[0]));
        return units;
    }

    /** Mostly all of it, sometimes a part or nothing. */
    static Map<String, Integer> part(Map<String, Integer> units, Random random) {
        var part = new LinkedHashMap<String, Integer>();
        units.forEach((line, all) -> part.put(line, random.nextInt(4) == 0 ? random.nextInt(all + 1) : all));
        return part;
    }

    static BigDecimal cents(int amount) {
        return BigDecimal.valueOf(amount, 2);
    }
}
