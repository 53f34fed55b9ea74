package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.REPLACEMENT;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.EXCHANGE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURNABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.EndReplacement;
import io.pontual.processes.returns.AssessDifference;
import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.processes.returns.CloseClaim;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.EndExchange;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.processes.returns.RecordObjection;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.SettleClaim;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.workers.ordering.EndReplacementWorker;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.returns.AssessDifferenceWorker;
import io.pontual.workers.returns.CarryOutExchangeWorker;
import io.pontual.workers.returns.CloseClaimWorker;
import io.pontual.workers.returns.CloseReturnWorker;
import io.pontual.workers.returns.EndExchangeWorker;
import io.pontual.workers.returns.RecordInspectionWorker;
import io.pontual.workers.returns.RecordObjectionWorker;
import io.pontual.workers.returns.RecordReceiptWorker;
import io.pontual.workers.returns.SettleClaimWorker;
import io.pontual.workers.returns.ValueReturnWorker;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.Catalog;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of goods that a customer has: given back, exchanged, claimed; with the real classes, as the processes ask them. */
class ReturnPlay {
    private static final List<String> REASONS = List.of("changed-mind", "changed-mind", "defective");
    private static final List<String> WAYS = List.of("store", "drop-off", "store");

    @Autowired
    RecordReceiptWorker receive;

    @Autowired
    RecordInspectionWorker inspect;

    @Autowired
    AssessDifferenceWorker assess;

    @Autowired
    RecordObjectionWorker decide;

    @Autowired
    ValueReturnWorker value;

    @Autowired
    CloseReturnWorker closeReturn;

    @Autowired
    CarryOutExchangeWorker carryOut;

    @Autowired
    EndExchangeWorker endExchange;

    @Autowired
    SettleClaimWorker settleClaim;

    @Autowired
    CloseClaimWorker closeClaim;

    @Autowired
    EndReplacementWorker endReplacement;

    @Autowired
    Orders orders;

    @Autowired
    DSLContext db;

    private OrderPlay shop;

    void in(OrderPlay play) {
        shop = play;
        new Catalog(db).node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship");
    }

    /** What the customer has and may still ask something about. */
    Map<String, Integer> left(UUID orderId) {
        var units = new LinkedHashMap<String, Integer>();
        db.selectFrom(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .orderBy(ORDER_LINE.LINE_NO)
                .forEach(row -> units.put(row.getLineId(), row.getHandedOver()));
        db.fetch(RETURNABLE, RETURNABLE.ORDER_ID.eq(orderId))
                .forEach(row -> units.merge(row.getLineId(), -row.getClaimed(), Integer::sum));
        units.values().removeIf(count -> count == 0);
        return units;
    }

    private static Map<String, Integer> some(Map<String, Integer> units, Random random) {
        var some = new LinkedHashMap<String, Integer>();
        units.forEach((line, all) -> {
            if (random.nextInt(3) > 0) {
                some.put(line, 1 + random.nextInt(all));
            }
        });
        return some;
    }

    /** A random part, some of it exchanged; what does not come may be given back another time. */
    void giveBack(UUID orderId, Random random) {
        var asks = some(left(orderId), random);
        if (asks.isEmpty()) {
            return;
        }
        var lines = asks.entrySet().stream()
                .map(line -> "{\"lineId\": \"%s\", \"quantity\": %d, \"reason\": \"%s\"%s}"
                        .formatted(
                                line.getKey(),
                                line.getValue(),
                                REASONS.get(random.nextInt(REASONS.size())),
                                random.nextInt(3) > 0
                                        ? ""
                                        : ", \"resolution\": \"exchange\", \"exchangeFor\": {\"sku\": \"%s\"}"
                                                .formatted(OrderPlay.SKUS.get(random.nextInt(OrderPlay.SKUS.size())))))
                .toList();
        var body = "{\"way\": \"%s\", \"lines\": [%s]"
                .formatted(WAYS.get(random.nextInt(WAYS.size())), String.join(", ", lines));
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
        bring(orderId, asked, OrderPlay.part(asks, random), random);
        exchange(orderId, id(asked, "returnId"), random);
    }

    Api.Answer ask(UUID orderId, String body) {
        return shop.post("/api/v1/orders/" + orderId + "/returns", body);
    }

    /** All of it comes as it was sold. @return what goes back */
    BigDecimal bring(UUID orderId, Api.Answer asked, Map<String, Integer> came) {
        return bring(orderId, asked, came, null);
    }

    /** @param random null when everything is as it was sold @return what goes back */
    BigDecimal bring(UUID orderId, Api.Answer asked, Map<String, Integer> came, Random random) {
        var returnId = id(asked, "returnId");
        var when = asked.body().at("/refund/when").asText();
        var back = when.equals("at-once") ? refund(orderId, returnId, when) : BigDecimal.ZERO;
        shop.api.post("/api/v1/returns/" + returnId + "/arrival", "{\"nodeId\": \"STORE\"}");
        var differs = receive.work(new RecordReceipt.Input(
                        returnId,
                        came.entrySet().stream()
                                .map(line -> new RecordReceipt.Received(line.getKey(), line.getValue(), 0))
                                .toList()))
                .differs();
        if (came.values().stream().anyMatch(units -> units > 0)) {
            if (when.equals("on-receipt")) {
                back = back.add(refund(orderId, returnId, when));
            }
            differs = inspect.work(new RecordInspection.Input(returnId, grades(came, random)))
                    .differs();
        }
        if (differs && assess.work(new AssessDifference.Input(returnId)).objectionPossible()) {
            var decision = random == null || random.nextBoolean()
                    ? "as-assessed"
                    : List.of("accept", "reduce", "send-back").get(random.nextInt(3));
            decide.work(new RecordObjection.Input(
                    returnId, decision, "Looked at", decision.equals("reduce") ? random.nextInt(101) : null));
        }
        back = back.add(refund(orderId, returnId, "on-inspection"));
        closeReturn.work(new CloseReturn.Input(returnId));
        return back;
    }

    private static List<RecordInspection.Graded> grades(Map<String, Integer> came, Random random) {
        return came.entrySet().stream()
                .filter(line -> line.getValue() > 0)
                .map(line -> {
                    int damaged = random == null || random.nextBoolean() ? 0 : random.nextInt(line.getValue() + 1);
                    return new RecordInspection.Graded(line.getKey(), line.getValue() - damaged, 0, 0, damaged, 0);
                })
                .toList();
    }

    private BigDecimal refund(UUID orderId, UUID returnId, String step) {
        var due = value.work(new ValueReturn.Input(orderId, returnId, step));
        refund(orderId, due.refundAmount(), "return", due.refundKey());
        return due.refundAmount();
    }

    private void refund(UUID orderId, BigDecimal amount, String reason, String key) {
        if (amount.signum() > 0) {
            shop.refund(orderId, amount, reason, key);
            shop.finish(orders.paidWith(orderId));
        }
    }

    /** The new goods are had in full, in part, or not at all. */
    private void exchange(UUID orderId, UUID returnId, Random random) {
        var newOrder =
                db.fetchOptional(EXCHANGE, EXCHANGE.RETURN_ID.eq(returnId)).map(row -> row.getOrderId());
        if (newOrder.isEmpty()) {
            return;
        }
        var early = random.nextBoolean();
        if (early) {
            shop.authorise(newOrder.get());
        }
        if (carryOut.work(new CarryOutExchange.Input(returnId))
                .exchangeOutcome()
                .equals("given-up")) {
            shop.end(newOrder.get());
            return;
        }
        if (!early) {
            shop.authorise(newOrder.get());
        }
        shop.supply(newOrder.get(), OrderPlay.part(ordered(newOrder.get()), random), false, 1);
        refund(
                orderId,
                endExchange.work(new EndExchange.Input(returnId)).refundAmount(),
                "replacement-unavailable",
                "exchange:" + returnId);
    }

    /** It has ended. */
    void endExchange(UUID returnId) {
        endExchange.work(new EndExchange.Input(returnId));
    }

    /** What is sent once more is had in full, in part, or not at all. */
    void claim(UUID orderId, Random random) {
        var asks = some(left(orderId), random);
        if (asks.isEmpty()) {
            return;
        }
        var lines = asks.entrySet().stream()
                .map(line -> "{\"lineId\": \"%s\", \"quantity\": %d}".formatted(line.getKey(), line.getValue()))
                .toList();
        var asked = shop.post(
                "/api/v1/orders/" + orderId + "/claims",
                "{\"kind\": \"damaged\", \"evidence\": [\"photo-1\"], \"wish\": \"%s\", \"lines\": [%s]}"
                        .formatted(random.nextBoolean() ? "refund" : "replacement", String.join(", ", lines)));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var decision = asked.body().path("decision").asText();
        settle(
                orderId,
                id(asked, "claimId"),
                decision.equals("agent")
                        ? List.of("refund", "replacement", "refused").get(random.nextInt(3))
                        : decision,
                random);
    }

    private void settle(UUID orderId, UUID claimId, String decision, Random random) {
        var settled = settleClaim.work(new SettleClaim.Input(claimId, decision, "Looked at"));
        if (settled.claimOutcome().equals("refund")) {
            refund(orderId, settled.returnId(), "at-once");
        }
        closeClaim.work(new CloseClaim.Input(claimId));
        if (settled.claimOutcome().equals("replacement")) {
            var again = db.fetchSingle(REPLACEMENT, REPLACEMENT.CAUSE_ID.eq(claimId));
            shop.confirm.confirmOrder(new ConfirmOrder.Input(again.getOrderId()));
            var outcomes =
                    shop.handOver(again.getOrderId(), OrderPlay.part(ordered(again.getOrderId()), random), false, 1);
            refund(
                    again.getOriginOrderId(),
                    endReplacement
                            .endReplacement(new EndReplacement.Input(again.getOrderId(), outcomes))
                            .refundAmount(),
                    "replacement-unavailable",
                    "replacement:" + again.getOrderId());
        }
    }

    private Map<String, Integer> ordered(UUID orderId) {
        var units = new LinkedHashMap<String, Integer>();
        db.fetch(ORDER_LINE, ORDER_LINE.ORDER_ID.eq(orderId))
                .forEach(row -> units.put(row.getLineId(), row.getQuantity()));
        return units;
    }

    static UUID id(Api.Answer answer, String name) {
        return UUID.fromString(answer.body().path(name).asText());
    }
}
