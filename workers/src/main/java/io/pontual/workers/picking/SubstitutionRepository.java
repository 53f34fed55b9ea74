package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.picking.Tables.SUBSTITUTION;

import io.pontual.workers.platform.persistence.jooq.picking.tables.records.SubstitutionRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SubstitutionRepository {
    private static final String TAKE = "take";
    private static final String REFUSE = "refuse";

    private final DSLContext db;
    private final Clock clock;

    SubstitutionRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Two of one order at once under the same line are refused by the database, and one is tried again. */
    void insert(Substitution proposed) {
        db.insertInto(SUBSTITUTION)
                .set(SUBSTITUTION.SUBSTITUTION_ID, proposed.substitutionId())
                .set(SUBSTITUTION.ORDER_ID, proposed.orderId())
                .set(SUBSTITUTION.FULFILMENT_ID, proposed.fulfilmentId())
                .set(SUBSTITUTION.LINE_ID, proposed.lineId())
                .set(SUBSTITUTION.SKU, proposed.sku())
                .set(SUBSTITUTION.QUANTITY, proposed.quantity())
                .set(SUBSTITUTION.SUBSTITUTE_LINE_ID, proposed.substituteLineId())
                .set(SUBSTITUTION.STATUS, proposed.status().name())
                .set(SUBSTITUTION.PROPOSED_AT, proposed.proposedAt())
                .execute();
    }

    Optional<Substitution> find(UUID substitutionId) {
        return fetch(SUBSTITUTION.SUBSTITUTION_ID.eq(substitutionId)).stream().findFirst();
    }

    /** Locked until the transaction ends, so that an answer and a deadline cannot both win. */
    Optional<Substitution> lock(UUID substitutionId) {
        return db.selectFrom(SUBSTITUTION)
                .where(SUBSTITUTION.SUBSTITUTION_ID.eq(substitutionId))
                .forUpdate()
                .fetchOptional(SubstitutionRepository::substitution);
    }

    List<Substitution> ofFulfilment(UUID fulfilmentId) {
        return fetch(SUBSTITUTION.FULFILMENT_ID.eq(fulfilmentId));
    }

    List<Substitution> ofOrder(UUID orderId) {
        return fetch(SUBSTITUTION.ORDER_ID.eq(orderId));
    }

    /** Another product, or another number of it, before it is decided about. */
    void change(UUID substitutionId, String sku, int quantity) {
        db.update(SUBSTITUTION)
                .set(SUBSTITUTION.SKU, sku)
                .set(SUBSTITUTION.QUANTITY, quantity)
                .where(SUBSTITUTION.SUBSTITUTION_ID.eq(substitutionId))
                .execute();
    }

    void delete(UUID substitutionId) {
        db.deleteFrom(SUBSTITUTION)
                .where(SUBSTITUTION.SUBSTITUTION_ID.eq(substitutionId))
                .execute();
    }

    void offer(Substitution one, Substitution.Offer offer) {
        db.update(SUBSTITUTION)
                .set(
                        SUBSTITUTION.STATUS,
                        one.status().become(SubstitutionStatus.OFFERED).name())
                .set(SUBSTITUTION.ASKED, offer.asked())
                .set(SUBSTITUTION.UNIT_PRICE, offer.unitPrice())
                .set(SUBSTITUTION.WITHOUT_ANSWER, offer.withoutAnswer() ? TAKE : REFUSE)
                .set(SUBSTITUTION.ASKED_AT, offer.askedAt())
                .set(SUBSTITUTION.ANSWER_DUE_AT, offer.answerDueAt())
                .where(SUBSTITUTION.SUBSTITUTION_ID.eq(one.substitutionId()))
                .execute();
    }

    /** Somebody answered in time. */
    void decide(Substitution one, boolean take) {
        var decided = take ? SubstitutionStatus.ACCEPTED : SubstitutionStatus.DECLINED;
        db.update(SUBSTITUTION)
                .set(SUBSTITUTION.STATUS, one.status().become(decided).name())
                .set(SUBSTITUTION.DECIDED_AT, clock.instant())
                .where(SUBSTITUTION.SUBSTITUTION_ID.eq(one.substitutionId()))
                .execute();
    }

    void end(Substitution one, SubstitutionStatus status) {
        db.update(SUBSTITUTION)
                .set(SUBSTITUTION.STATUS, one.status().become(status).name())
                .set(SUBSTITUTION.ENDED_AT, clock.instant())
                .where(SUBSTITUTION.SUBSTITUTION_ID.eq(one.substitutionId()))
                .execute();
    }

    private List<Substitution> fetch(Condition which) {
        return db.selectFrom(SUBSTITUTION)
                .where(which)
                .orderBy(SUBSTITUTION.SUBSTITUTION_ID)
                .fetch(SubstitutionRepository::substitution);
    }

    private static Substitution substitution(SubstitutionRecord row) {
        return new Substitution(
                row.getSubstitutionId(),
                row.getOrderId(),
                row.getFulfilmentId(),
                row.getLineId(),
                row.getSku(),
                row.getQuantity(),
                row.getSubstituteLineId(),
                SubstitutionStatus.valueOf(row.getStatus()),
                row.getProposedAt(),
                row.getAsked() == null
                        ? null
                        : new Substitution.Offer(
                                row.getAsked(),
                                row.getUnitPrice(),
                                TAKE.equals(row.getWithoutAnswer()),
                                row.getAskedAt(),
                                row.getAnswerDueAt()),
                row.getDecidedAt(),
                row.getEndedAt());
    }
}
