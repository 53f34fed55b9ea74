package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.GOODS_CLAIM;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.GOODS_CLAIM_LINE;

import io.pontual.workers.platform.persistence.jooq.returns.tables.records.GoodsClaimRecord;
import io.pontual.workers.returns.contract.ClaimedGoods;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Claims of customers. */
@Repository
class GoodsClaimRepository implements ClaimedGoods {
    private final DSLContext db;
    private final Clock clock;

    GoodsClaimRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void insert(GoodsClaim made) {
        db.insertInto(GOODS_CLAIM)
                .set(GOODS_CLAIM.CLAIM_ID, made.claimId())
                .set(GOODS_CLAIM.ORDER_ID, made.orderId())
                .set(GOODS_CLAIM.CUSTOMER_ID, made.customerId())
                .set(GOODS_CLAIM.REQUESTED_BY, made.requestedBy())
                .set(GOODS_CLAIM.KIND, made.kind())
                .set(GOODS_CLAIM.WISH, made.wish())
                .set(GOODS_CLAIM.PARCEL_ID, made.parcelId())
                .set(GOODS_CLAIM.CARRIER_PAYS, made.carrierPays())
                .set(GOODS_CLAIM.EVIDENCE, made.evidence().toArray(String[]::new))
                .set(GOODS_CLAIM.WORTH_AMOUNT, made.worth())
                .set(GOODS_CLAIM.CURRENCY, made.currency())
                .set(GOODS_CLAIM.SCORE, made.score())
                .set(GOODS_CLAIM.DECISION, made.decision())
                .set(GOODS_CLAIM.REASON_PT, made.reason().pt())
                .set(GOODS_CLAIM.REASON_EN, made.reason().en())
                .set(GOODS_CLAIM.STATUS, made.status().name())
                .set(GOODS_CLAIM.MADE_AT, made.madeAt())
                .execute();
        made.lines().forEach(line -> db.insertInto(GOODS_CLAIM_LINE)
                .set(GOODS_CLAIM_LINE.CLAIM_ID, made.claimId())
                .set(GOODS_CLAIM_LINE.LINE_ID, line.lineId())
                .set(GOODS_CLAIM_LINE.SKU, line.sku())
                .set(GOODS_CLAIM_LINE.DESCRIPTION, line.description())
                .set(GOODS_CLAIM_LINE.QUANTITY, line.quantity())
                .execute());
    }

    Optional<GoodsClaim> find(UUID claimId) {
        return db.fetchOptional(GOODS_CLAIM, GOODS_CLAIM.CLAIM_ID.eq(claimId)).map(this::read);
    }

    Optional<GoodsClaim> lock(UUID claimId) {
        return db.selectFrom(GOODS_CLAIM)
                .where(GOODS_CLAIM.CLAIM_ID.eq(claimId))
                .forUpdate()
                .fetchOptional(this::read);
    }

    /** Oldest first. */
    List<GoodsClaim> ofOrder(UUID orderId) {
        return db.selectFrom(GOODS_CLAIM)
                .where(GOODS_CLAIM.ORDER_ID.eq(orderId))
                .orderBy(GOODS_CLAIM.CLAIM_ID)
                .fetch(this::read);
    }

    @Override
    public Map<String, Integer> ofParcel(UUID parcelId) {
        var units = new HashMap<String, Integer>();
        db.select(GOODS_CLAIM_LINE.LINE_ID, GOODS_CLAIM_LINE.QUANTITY)
                .from(GOODS_CLAIM_LINE)
                .join(GOODS_CLAIM)
                .on(GOODS_CLAIM.CLAIM_ID.eq(GOODS_CLAIM_LINE.CLAIM_ID))
                .where(
                        GOODS_CLAIM.PARCEL_ID.eq(parcelId),
                        GOODS_CLAIM.OUTCOME.isNull().or(GOODS_CLAIM.OUTCOME.ne("refused")))
                .forEach(row -> units.merge(row.value1(), row.value2(), Integer::sum));
        return units;
    }

    int madeSince(String customerId, Instant since) {
        return db.fetchCount(GOODS_CLAIM, GOODS_CLAIM.CUSTOMER_ID.eq(customerId).and(GOODS_CLAIM.MADE_AT.ge(since)));
    }

    /** @param returnId and replacementOrderId: null for none */
    void settle(UUID claimId, String outcome, String agentReason, UUID returnId, UUID replacementOrderId) {
        db.update(GOODS_CLAIM)
                .set(GOODS_CLAIM.STATUS, GoodsClaim.Status.SETTLED.name())
                .set(GOODS_CLAIM.OUTCOME, outcome)
                .set(GOODS_CLAIM.AGENT_REASON, agentReason)
                .set(GOODS_CLAIM.RETURN_ID, returnId)
                .set(GOODS_CLAIM.REPLACEMENT_ORDER_ID, replacementOrderId)
                .set(GOODS_CLAIM.SETTLED_AT, clock.instant())
                .where(GOODS_CLAIM.CLAIM_ID.eq(claimId))
                .execute();
    }

    void close(UUID claimId) {
        db.update(GOODS_CLAIM)
                .set(GOODS_CLAIM.STATUS, GoodsClaim.Status.CLOSED.name())
                .set(GOODS_CLAIM.CLOSED_AT, clock.instant())
                .where(GOODS_CLAIM.CLAIM_ID.eq(claimId))
                .execute();
    }

    private GoodsClaim read(GoodsClaimRecord row) {
        List<GoodsClaim.Line> lines = db.selectFrom(GOODS_CLAIM_LINE)
                .where(GOODS_CLAIM_LINE.CLAIM_ID.eq(row.getClaimId()))
                .orderBy(GOODS_CLAIM_LINE.LINE_ID)
                .fetch(line -> new GoodsClaim.Line(
                        line.getLineId(), line.getSku(), line.getDescription(), line.getQuantity()));
        return new GoodsClaim(
                row.getClaimId(),
                row.getOrderId(),
                row.getCustomerId(),
                row.getRequestedBy(),
                row.getKind(),
                row.getWish(),
                row.getParcelId(),
                row.getCarrierPays(),
                List.of(row.getEvidence()),
                row.getWorthAmount(),
                row.getCurrency(),
                row.getScore(),
                row.getDecision(),
                new ReturnTables.Words(row.getReasonPt(), row.getReasonEn()),
                GoodsClaim.Status.valueOf(row.getStatus()),
                row.getOutcome(),
                row.getAgentReason(),
                row.getReturnId(),
                row.getReplacementOrderId(),
                row.getMadeAt(),
                row.getSettledAt(),
                row.getClosedAt(),
                lines);
    }
}
