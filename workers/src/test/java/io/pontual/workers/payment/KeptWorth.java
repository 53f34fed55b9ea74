package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.EXCHANGE_ORDER;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.REPLACEMENT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CAPTURE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND_PART;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.EXCHANGE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.GOODS_CLAIM;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.GOODS_CLAIM_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURNABLE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REFUND;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REFUND_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.select;

import io.pontual.workers.support.MoneyBooks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer keeps is worth, reckoned anew from what they have and the statements that they were shown. */
class KeptWorth {
    @Autowired
    DSLContext db;

    /** Of an order with all that was sent in exchange for its goods, or in their place. */
    void assertAddsUp(UUID orderId) {
        var paidFor = story(orderId).stream().filter(one -> !isReplacement(one)).toList();
        assertThat(sum(paidFor, this::money)).isEqualByComparingTo(sum(paidFor, this::kept));
    }

    /** Of orders that have ended: nothing waits for anybody, and nothing is claimed twice. */
    void assertNothingOpen(UUID orderId) {
        story(orderId).forEach(this::assertEnded);
    }

    /** The order, and all that came of it, of those too. */
    List<UUID> story(UUID orderId) {
        var all = new ArrayList<>(List.of(orderId));
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            all.addAll(db.fetch(EXCHANGE_ORDER, EXCHANGE_ORDER.ORIGIN_ORDER_ID.eq(one))
                    .map(row -> row.getOrderId()));
            all.addAll(replacements(one));
        }
        return all;
    }

    private boolean isReplacement(UUID orderId) {
        return db.fetchExists(REPLACEMENT, REPLACEMENT.ORDER_ID.eq(orderId));
    }

    private List<UUID> replacements(UUID orderId) {
        return db.fetch(REPLACEMENT, REPLACEMENT.ORIGIN_ORDER_ID.eq(orderId)).map(row -> row.getOrderId());
    }

    private static BigDecimal sum(List<UUID> orders, Function<UUID, BigDecimal> amount) {
        return orders.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void assertEnded(UUID orderId) {
        assertThat(db.fetchValue(SALES_ORDER.STATUS, SALES_ORDER.ORDER_ID.eq(orderId)))
                .isIn("CLOSED", "CANCELLED");
        MoneyBooks.assertNothingSetAside(db, orderId);
        var payments = select(PAYMENT_.PAYMENT_ID).from(PAYMENT_).where(PAYMENT_.ORDER_ID.eq(orderId));
        assertThat(db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId)).getValues(PAYMENT_.STATUS))
                .isSubsetOf("CAPTURED", "VOIDED", "DECLINED");
        assertThat(db.fetchCount(CAPTURE, CAPTURE.STATUS.eq("REQUESTED").and(CAPTURE.PAYMENT_ID.in(payments))))
                .isZero();
        assertThat(db.fetchCount(
                        REFUND_PART, REFUND_PART.STATUS.eq("REQUESTED").and(REFUND_PART.PAYMENT_ID.in(payments))))
                .isZero();
        assertThat(db.fetch(CHANGE_REQUEST, CHANGE_REQUEST.ORDER_ID.eq(orderId)).getValues(CHANGE_REQUEST.STATUS))
                .isSubsetOf("APPLIED");
        assertThat(db.fetchCount(REPLACEMENT, REPLACEMENT.ORDER_ID.eq(orderId).and(REPLACEMENT.ENDED_AT.isNull())))
                .isZero();
        assertThat(db.fetch(RETURN_REQUEST, RETURN_REQUEST.ORDER_ID.eq(orderId)).getValues(RETURN_REQUEST.STATUS))
                .isSubsetOf("CLOSED");
        assertThat(db.fetch(EXCHANGE, EXCHANGE.RETURN_ID.in(returns(List.of(orderId))))
                        .getValues(EXCHANGE.STATUS))
                .isSubsetOf("ENDED");
        assertThat(db.fetch(GOODS_CLAIM, GOODS_CLAIM.ORDER_ID.eq(orderId)).getValues(GOODS_CLAIM.STATUS))
                .isSubsetOf("CLOSED");
        assertThat(db.fetch(RETURN_REFUND, RETURN_REFUND.RETURN_ID.in(returns(List.of(orderId))))
                        .getValues(RETURN_REFUND.ALREADY_BACK_AMOUNT))
                .as("nothing went back twice, so nothing had to be taken off")
                .allSatisfy(amount -> assertThat(amount).isZero());
        assertClaimed(orderId);
    }

    /** Units that nothing more can be asked for are those that were paid back or sent once more. */
    private void assertClaimed(UUID orderId) {
        var gone = paidBack(List.of(orderId));
        db.select()
                .from(GOODS_CLAIM_LINE)
                .join(GOODS_CLAIM)
                .on(GOODS_CLAIM.CLAIM_ID.eq(GOODS_CLAIM_LINE.CLAIM_ID))
                .where(GOODS_CLAIM.ORDER_ID.eq(orderId).and(GOODS_CLAIM.OUTCOME.eq("replacement")))
                .fetchInto(GOODS_CLAIM_LINE)
                .forEach(line -> gone.merge(line.getLineId(), line.getQuantity(), Integer::sum));
        db.fetch(RETURNABLE, RETURNABLE.ORDER_ID.eq(orderId)).forEach(row -> assertThat(row.getClaimed())
                .as("line %s", row.getLineId())
                .isEqualTo(gone.getOrDefault(row.getLineId(), 0)));
    }

    /** Real money; what came back pays nobody, unless it is given back in its turn. */
    BigDecimal money(UUID orderId) {
        return db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId)).stream()
                .map(row -> row.getMethod().equals("exchange-credit")
                        ? row.getRefundedAmount().negate()
                        : row.getCapturedAmount().subtract(row.getRefundedAmount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal taken(UUID orderId) {
        return db.fetch(PAYMENT_, PAYMENT_.ORDER_ID.eq(orderId)).stream()
                .map(row -> row.getCapturedAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Goods at what they were sold for, or what came in their place; shipping that was not given back; fees. */
    BigDecimal kept(UUID orderId) {
        var all = new ArrayList<>(List.of(orderId));
        all.addAll(replacements(orderId));
        var rest = BigDecimal.ZERO;
        for (var row : db.fetch(RETURN_REFUND, RETURN_REFUND.RETURN_ID.in(returns(all)))) {
            rest = rest.add(row.getFeeAmount()).add(row.getReductionAmount()).subtract(row.getShippingAmount());
        }
        for (var row : db.fetch(EXCHANGE, EXCHANGE.RETURN_ID.in(returns(all)))) {
            // The shipping of goods for which nothing could be had goes back with the rest of the exchange.
            if (row.getRefundAmount() != null
                    && row.getCreditAmount() != null
                    && row.getRefundAmount().compareTo(row.getCreditAmount()) > 0) {
                rest = rest.subtract(row.getShippingAmount());
            }
        }
        return value(orderId, paidBack(all), notHad(orderId)).add(rest);
    }

    private static Select<Record1<UUID>> returns(List<UUID> orderIds) {
        return select(RETURN_REQUEST.RETURN_ID).from(RETURN_REQUEST).where(RETURN_REQUEST.ORDER_ID.in(orderIds));
    }

    private Map<String, Integer> paidBack(List<UUID> orderIds) {
        var back = new HashMap<String, Integer>();
        db.fetch(RETURN_REFUND_LINE, RETURN_REFUND_LINE.RETURN_ID.in(returns(orderIds)))
                .forEach(line -> back.merge(line.getLineId(), line.getQuantity(), Integer::sum));
        return back;
    }

    /** Units that were to be sent once more and could not be. */
    private Map<String, Integer> notHad(UUID orderId) {
        var missing = new HashMap<String, Integer>();
        db.select()
                .from(ORDER_LINE)
                .join(REPLACEMENT)
                .on(REPLACEMENT.ORDER_ID.eq(ORDER_LINE.ORDER_ID))
                .where(REPLACEMENT.ORIGIN_ORDER_ID.eq(orderId))
                .fetchInto(ORDER_LINE)
                .forEach(line ->
                        missing.merge(line.getLineId(), line.getQuantity() - line.getHandedOver(), Integer::sum));
        return missing;
    }

    /**
     * The first units of a line bear the cents of its discount that do not divide; shipping comes with the first unit.
     * Those that are given back are the last ones, those that could not be sent once more the first ones.
     */
    private BigDecimal value(UUID orderId, Map<String, Integer> back, Map<String, Integer> notHad) {
        var sum = BigDecimal.ZERO;
        var had = false;
        var kept = false;
        for (var line : db.fetch(ORDER_LINE, ORDER_LINE.ORDER_ID.eq(orderId))) {
            int missing = notHad.getOrDefault(line.getLineId(), 0);
            int first = line.getHandedOver() - back.getOrDefault(line.getLineId(), 0);
            had |= line.getHandedOver() > 0;
            kept |= line.getHandedOver() > missing;
            long off = line.getDiscountAmount().movePointRight(2).longValueExact();
            sum = sum.add(worth(line.getUnitPrice(), first, off, line.getQuantity()))
                    .subtract(worth(line.getUnitPrice(), missing, off, line.getQuantity()));
        }
        var shipping = db.fetchValue(SALES_ORDER.SHIPPING_AMOUNT, SALES_ORDER.ORDER_ID.eq(orderId));
        return had && kept ? sum.add(shipping) : sum;
    }

    private static BigDecimal worth(BigDecimal unitPrice, int count, long off, int ordered) {
        var borne = off / ordered * count + Math.min(count, off % ordered);
        return unitPrice.multiply(BigDecimal.valueOf(count)).subtract(BigDecimal.valueOf(borne, 2));
    }
}
