package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.EXCHANGE_ORDER;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.TENDER;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CAPTURE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND_PART;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.EXCHANGE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REFUND;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REFUND_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.select;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.ChargeFulfilment;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RefundPayments;
import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.EndExchange;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.workers.ordering.CalculateSettlementWorker;
import io.pontual.workers.ordering.CloseOrderWorker;
import io.pontual.workers.ordering.ConfirmOrderWorker;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.returns.CarryOutExchangeWorker;
import io.pontual.workers.returns.CloseReturnWorker;
import io.pontual.workers.returns.EndExchangeWorker;
import io.pontual.workers.returns.RecordReceiptWorker;
import io.pontual.workers.returns.ValueReturnWorker;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever is ordered, however it is paid, supplied, given back and exchanged: what was captured less what was refunded
 * is what the customer keeps is worth, and the fees that were shown. Orders, payments, returns and exchanges are the real
 * ones, on the database; only the provider and the store are played here. What is kept is reckoned here anew.
 */
@ApiTest
class MoneyPropertyIT {
    private static final int STORIES = 40;
    private static final List<String> SKUS = List.of("SHIRT", "MUG", "SOCKS", "COAT");

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
    RefundPaymentsWorker refund;

    @Autowired
    PaymentResults results;

    @Autowired
    Renewals renewals;

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
    RecordReceiptWorker receive;

    @Autowired
    ValueReturnWorker value;

    @Autowired
    CloseReturnWorker closeReturn;

    @Autowired
    CarryOutExchangeWorker carryOut;

    @Autowired
    EndExchangeWorker endExchange;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    static List<Integer> seeds() {
        return java.util.stream.IntStream.range(0, STORIES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_captured_and_not_refunded_is_what_the_customer_keeps_and_the_fees(int seed) {
        var random = new Random(seed);
        var lines = new LinkedHashMap<String, int[]>();
        for (int i = 1; i <= 1 + random.nextInt(3); i++) {
            lines.put(String.valueOf(i), new int[] {1 + random.nextInt(4), 100 + random.nextInt(20_000)});
        }
        int goods = lines.values().stream().mapToInt(line -> line[0] * line[1]).sum();
        var orderId = place(
                lines,
                random.nextBoolean() ? random.nextInt(goods / 2) : 0,
                random.nextBoolean() ? random.nextInt(3_000) : 0,
                random.nextInt(3));
        var handedOver = new LinkedHashMap<String, Integer>();
        lines.forEach(
                (line, sold) -> handedOver.put(line, random.nextInt(4) == 0 ? random.nextInt(sold[0] + 1) : sold[0]));
        supply(orderId, handedOver, random.nextBoolean());
        var had = new LinkedHashMap<>(handedOver);
        for (int i = 0; i < 3 && had.values().stream().anyMatch(units -> units > 0); i++) {
            giveBack(orderId, had, random);
        }
        assertAddsUp(orderId, "seed " + seed);
    }

    /** A fixed one, so that somebody may follow it: three shirts and two mugs, one shirt never supplied. */
    @Test
    void a_split_tender_with_instalments_partly_supplied_adds_up_to_the_cent() {
        var lines = new LinkedHashMap<String, int[]>();
        lines.put("1", new int[] {3, 3333});
        lines.put("2", new int[] {2, 1001});
        var orderId = place(lines, 1000, 1390, 2);
        assertThat(db.fetchCount(TENDER, TENDER.ORDER_ID.eq(orderId))).isEqualTo(2);
        supply(orderId, Map.of("1", 2, "2", 2), true);
        var had = new LinkedHashMap<>(Map.of("1", 2, "2", 2));
        var back = BigDecimal.ZERO;
        for (int i = 0; i < 4; i++) {
            back = back.add(giveBackOne(orderId, i < 2 ? "1" : "2", had));
            assertAddsUp(orderId, "after " + (i + 1));
        }
        assertThat(back).as("everything, with the shipping").isEqualByComparingTo(taken(orderId));
        assertThat(kept(orderId)).isZero();
    }

    @Test
    void money_set_aside_for_goods_that_left_first_is_set_aside_again_and_let_go_when_the_others_come() {
        var orderId = place(Map.of("1", new int[] {1, 8990}), 0, 0, 0, "C-" + UUID.randomUUID());
        supply(orderId, Map.of("1", 1), false);
        var asked = ask(
                orderId,
                "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"wrong-size\", \"resolution\": \"exchange\","
                        + " \"exchangeFor\": {\"sku\": \"MUG\"}}], \"exchange\": {\"instant\": true, \"payment\": {\"method\":"
                        + " \"credit-card\", \"token\": \"tok_approved\", \"amount\": \"89.90\"}}}");
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var newOrder = UUID.fromString(asked.body().at("/exchange/orderId").asText());
        authorise(newOrder);
        confirm.confirmOrder(new ConfirmOrder.Input(newOrder));
        var outcome = new FulfilmentOutcome(Ids.next(), "handed-over", List.of(new LineQuantity("1", 1)));
        charge.work(new ChargeFulfilment.Input(newOrder, outcome));
        answer(newOrder);
        assertThat(money(newOrder)).as("nothing is taken yet").isZero();

        var card = db.fetchValue(TENDER.PAYMENT_ID, TENDER.ORDER_ID.eq(newOrder));
        var renewed = renewals.renew(newOrder, card, 1);
        apply(renewed, provider(renewed), Kind.AUTHORISED, null, new BigDecimal("89.90"));
        answer(newOrder);
        bring(orderId, asked, Map.of("1", 1));
        carryOut.work(new CarryOutExchange.Input(
                UUID.fromString(asked.body().path("returnId").asText())));
        var owed = settle.calculateSettlement(new CalculateSettlement.Input(newOrder, List.of(outcome)));
        capture.work(new CapturePayments.Input(newOrder, owed.chargeAmount()));
        answer(newOrder);
        close.closeOrder(new CloseOrder.Input(newOrder, List.of(outcome)));
        assertThat(db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(newOrder).and(PAYMENT_.METHOD.eq("credit-card"))))
                .hasSize(2)
                .allSatisfy(payment -> assertThat(payment.getStatus()).isEqualTo("VOIDED"));
        assertAddsUp(orderId, "instant");
    }

    private BigDecimal giveBackOne(UUID orderId, String line, Map<String, Integer> had) {
        var asked = ask(
                orderId,
                "{\"lines\": [{\"lineId\": \"%s\", \"quantity\": 1, \"reason\": \"changed-mind\"}]}".formatted(line));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        had.merge(line, -1, Integer::sum);
        return bring(orderId, asked, Map.of(line, 1));
    }

    private UUID place(Map<String, int[]> lines, int discount, int shipping, int tenders) {
        return place(lines, discount, shipping, tenders, null);
    }

    private UUID place(Map<String, int[]> lines, int discount, int shipping, int tenders, String customerId) {
        var order = (ObjectNode) api.shipOrder();
        if (customerId != null) {
            ((ObjectNode) order.path("customer")).put("customerId", customerId);
        }
        var rows = order.putArray("lines");
        int no = 0;
        int total = shipping - discount;
        for (var line : lines.entrySet()) {
            rows.addObject()
                    .put("lineId", line.getKey())
                    .put("sku", SKUS.get(no++ % SKUS.size()))
                    .put("quantity", line.getValue()[0])
                    .put("unitPrice", cents(line.getValue()[1]).toPlainString());
            total += line.getValue()[0] * line.getValue()[1];
        }
        if (shipping > 0) {
            order.putObject("shipping").put("amount", cents(shipping).toPlainString());
        }
        if (discount > 0) {
            order.putArray("discounts")
                    .addObject()
                    .put("code", "LESS")
                    .put("scope", "order")
                    .put("amount", cents(discount).toPlainString());
        }
        pay(order.putArray("tenders"), total, tenders);
        var placed = api.place(order);
        assertThat(placed.status()).as("%s", placed.body()).isEqualTo(202);
        authorise(placed.orderId());
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

    /** The provider says yes. */
    private void authorise(UUID orderId) {
        for (var paymentId : db.fetch(TENDER, TENDER.ORDER_ID.eq(orderId)).map(row -> row.getPaymentId())) {
            authorise.work(new AuthorisePayment.Input(orderId, paymentId));
        }
        for (var row : db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.STATUS.eq("REQUESTED")))) {
            apply(row.getPaymentId(), row.getProvider(), Kind.AUTHORISED, null, row.getAmount());
        }
    }

    private void supply(UUID orderId, Map<String, Integer> units, boolean apart) {
        confirm.confirmOrder(new ConfirmOrder.Input(orderId));
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
        var owed = settle.calculateSettlement(new CalculateSettlement.Input(orderId, outcomes));
        capture.work(new CapturePayments.Input(orderId, owed.chargeAmount()));
        answer(orderId);
        close.closeOrder(new CloseOrder.Input(orderId, outcomes));
        neighbours.collected(
                orderId,
                outcomes.stream()
                        .filter(outcome -> !outcome.handedOver().isEmpty())
                        .map(outcome -> new Pickups.HandedOver(
                                outcome.fulfilmentId(),
                                "STORE",
                                clock.instant().minus(Duration.ofDays(1)),
                                outcome.handedOver()))
                        .toArray(Pickups.HandedOver[]::new));
        show(orderId);
    }

    /** Whatever was asked of the provider is done. */
    private void answer(UUID orderId) {
        for (var row : db.fetch(
                CAPTURE,
                CAPTURE.STATUS
                        .eq("REQUESTED")
                        .and(CAPTURE.PAYMENT_ID.in(
                                select(PAYMENT_.PAYMENT_ID).from(PAYMENT_).where(PAYMENT_.ORDER_ID.eq(orderId)))))) {
            apply(row.getPaymentId(), provider(row.getPaymentId()), Kind.CAPTURED, row.getCaptureId(), row.getAmount());
        }
        for (var row : db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.STATUS.eq("VOIDING")))) {
            apply(row.getPaymentId(), row.getProvider(), Kind.VOIDED, null, null);
        }
        for (var row : db.fetch(
                REFUND_PART,
                REFUND_PART
                        .STATUS
                        .eq("REQUESTED")
                        .and(REFUND_PART.PAYMENT_ID.in(
                                select(PAYMENT_.PAYMENT_ID).from(PAYMENT_).where(PAYMENT_.ORDER_ID.eq(orderId)))))) {
            apply(
                    row.getPaymentId(),
                    provider(row.getPaymentId()),
                    Kind.REFUNDED,
                    row.getRefundPartId(),
                    row.getAmount());
        }
    }

    private String provider(UUID paymentId) {
        return db.fetchValue(PAYMENT_.PROVIDER, PAYMENT_.PAYMENT_ID.eq(paymentId));
    }

    private void apply(UUID paymentId, String provider, Kind kind, UUID operationId, BigDecimal amount) {
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
    private void show(UUID orderId) {
        neighbours.payments(orderId, payments.ofOrder(orderId).toArray(Payments.Payment[]::new));
    }

    /** A random part, some of it exchanged; what does not come may be given back another time. */
    private void giveBack(UUID orderId, Map<String, Integer> had, Random random) {
        var lines = new ArrayList<String>();
        var asks = new LinkedHashMap<String, Integer>();
        for (var line : had.entrySet()) {
            if (line.getValue() > 0 && random.nextInt(3) > 0) {
                int units = 1 + random.nextInt(line.getValue());
                asks.put(line.getKey(), units);
                lines.add("{\"lineId\": \"%s\", \"quantity\": %d, \"reason\": \"%s\"%s}"
                        .formatted(
                                line.getKey(),
                                units,
                                random.nextBoolean() ? "changed-mind" : "defective",
                                random.nextInt(3) > 0
                                        ? ""
                                        : ", \"resolution\": \"exchange\", \"exchangeFor\": {\"sku\": \"%s\"}"
                                                .formatted(SKUS.get(random.nextInt(SKUS.size())))));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        var body = "{\"lines\": [%s]".formatted(String.join(", ", lines));
        var asked = ask(orderId, body + "}");
        if (asked.status() == 422) {
            var due = asked.body().path("detail").asText().split(" ")[0];
            asked = ask(
                    orderId,
                    body
                            + ", \"exchange\": {\"payment\": {\"method\": \"credit-card\", \"token\": \"tok_approved\", \"amount\": \"%s\"}}}"
                                    .formatted(due));
        }
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var came = new LinkedHashMap<String, Integer>();
        asks.forEach((line, units) -> came.put(line, random.nextInt(4) == 0 ? random.nextInt(units + 1) : units));
        came.forEach((line, units) -> had.merge(line, -units, Integer::sum));
        bring(orderId, asked, came);
        exchange(orderId, UUID.fromString(asked.body().path("returnId").asText()), random);
    }

    private Api.Answer ask(UUID orderId, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/returns")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** @return what goes back */
    private BigDecimal bring(UUID orderId, Api.Answer asked, Map<String, Integer> came) {
        new Catalog(db).node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship");
        var returnId = UUID.fromString(asked.body().path("returnId").asText());
        api.post("/api/v1/returns/" + returnId + "/arrival", "{\"nodeId\": \"STORE\"}");
        receive.work(new RecordReceipt.Input(
                returnId,
                came.entrySet().stream()
                        .map(line -> new RecordReceipt.Received(line.getKey(), line.getValue(), 0))
                        .toList()));
        var due = value.work(new ValueReturn.Input(orderId, returnId, "on-inspection"));
        refund(orderId, due.refundAmount(), "return", due.refundKey());
        closeReturn.work(new CloseReturn.Input(returnId));
        return due.refundAmount();
    }

    private void refund(UUID orderId, BigDecimal amount, String reason, String key) {
        if (amount.signum() > 0) {
            refund.work(new RefundPayments.Input(orderId, amount, reason, key));
            answer(orderId);
            show(orderId);
        }
    }

    /** The new goods are had in full, in part, or not at all. */
    private void exchange(UUID orderId, UUID returnId, Random random) {
        var newOrder =
                db.fetchOptional(EXCHANGE, EXCHANGE.RETURN_ID.eq(returnId)).map(row -> row.getOrderId());
        if (newOrder.isEmpty()
                || carryOut.work(new CarryOutExchange.Input(returnId))
                        .exchangeOutcome()
                        .equals("given-up")) {
            return;
        }
        authorise(newOrder.get());
        var units = new LinkedHashMap<String, Integer>();
        db.fetch(ORDER_LINE, ORDER_LINE.ORDER_ID.eq(newOrder.get()))
                .forEach(row -> units.put(
                        row.getLineId(),
                        random.nextInt(4) == 0 ? random.nextInt(row.getQuantity() + 1) : row.getQuantity()));
        supply(newOrder.get(), units, false);
        refund(
                orderId,
                endExchange.work(new EndExchange.Input(returnId)).refundAmount(),
                "replacement-unavailable",
                "exchange:" + returnId);
    }

    private void assertAddsUp(UUID orderId, String story) {
        var expected = kept(orderId);
        var spent = BigDecimal.ZERO;
        for (var exchange : db.fetch(EXCHANGE_ORDER, EXCHANGE_ORDER.ORIGIN_ORDER_ID.eq(orderId))) {
            expected = expected.add(value(exchange.getOrderId(), Map.of()));
            spent = spent.add(money(exchange.getOrderId()));
        }
        assertThat(money(orderId).add(spent)).as(story).isEqualByComparingTo(expected);
    }

    /** Real money; what came back is none. */
    private BigDecimal money(UUID orderId) {
        return db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId).and(PAYMENT_.METHOD.ne("exchange-credit"))).stream()
                .map(row -> row.getCapturedAmount().subtract(row.getRefundedAmount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal taken(UUID orderId) {
        return db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId)).stream()
                .map(row -> row.getCapturedAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Goods at what they were sold for, with their discounts; shipping that was not given back; fees. */
    private BigDecimal kept(UUID orderId) {
        var back = new LinkedHashMap<String, Integer>();
        var rest = BigDecimal.ZERO;
        for (var row : db.select()
                .from(RETURN_REFUND)
                .join(RETURN_REQUEST)
                .on(RETURN_REQUEST.RETURN_ID.eq(RETURN_REFUND.RETURN_ID))
                .where(RETURN_REQUEST.ORDER_ID.eq(orderId))
                .fetchInto(RETURN_REFUND)) {
            rest = rest.add(row.getFeeAmount()).subtract(row.getShippingAmount());
            db.fetch(
                            RETURN_REFUND_LINE,
                            RETURN_REFUND_LINE
                                    .RETURN_ID
                                    .eq(row.getReturnId())
                                    .and(RETURN_REFUND_LINE.REFUND_NO.eq(row.getRefundNo())))
                    .forEach(line -> back.merge(line.getLineId(), line.getQuantity(), Integer::sum));
        }
        for (var row : db.select()
                .from(EXCHANGE)
                .join(RETURN_REQUEST)
                .on(RETURN_REQUEST.RETURN_ID.eq(EXCHANGE.RETURN_ID))
                .where(RETURN_REQUEST.ORDER_ID.eq(orderId))
                .fetchInto(EXCHANGE)) {
            // The shipping of goods for which nothing could be had goes back with the rest of the exchange.
            if (row.getRefundAmount() != null
                    && row.getCreditAmount() != null
                    && row.getRefundAmount().compareTo(row.getCreditAmount()) > 0) {
                rest = rest.subtract(row.getShippingAmount());
            }
        }
        return value(orderId, back).add(rest);
    }

    /** The first units of a line bear the cents of its discount that do not divide; shipping comes with the first unit. */
    private BigDecimal value(UUID orderId, Map<String, Integer> back) {
        var sum = BigDecimal.ZERO;
        var any = false;
        for (var line : db.fetch(ORDER_LINE, ORDER_LINE.ORDER_ID.eq(orderId))) {
            int count = line.getHandedOver() - back.getOrDefault(line.getLineId(), 0);
            any |= line.getHandedOver() > 0;
            long off = line.getDiscountAmount().movePointRight(2).longValueExact();
            var borne = off / line.getQuantity() * count + Math.min(count, off % line.getQuantity());
            sum = sum.add(line.getUnitPrice().multiply(BigDecimal.valueOf(count)))
                    .subtract(BigDecimal.valueOf(borne, 2));
        }
        var shipping = db.fetchValue(SALES_ORDER.SHIPPING_AMOUNT, SALES_ORDER.ORDER_ID.eq(orderId));
        return any ? sum.add(shipping) : sum;
    }

    private static BigDecimal cents(int amount) {
        return BigDecimal.valueOf(amount, 2);
    }
}
