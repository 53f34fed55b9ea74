package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.TENDER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** What changes add to orders: lines, how they are paid, and what became of them. Whoever writes has locked the order. */
@Repository
class AdditionRepository {
    private static final TypeReference<List<FulfilmentOutcome>> OUTCOMES = new TypeReference<>() {};

    private final DSLContext db;
    private final ObjectMapper json;
    private final Clock clock;

    AdditionRepository(DSLContext db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** After those that the order has, in the order in which they were sent. */
    void insertTenders(UUID orderId, UUID changeId, List<PlaceOrder.Tender> tenders, String currency) {
        int no = last(TENDER.TENDER_NO, TENDER.ORDER_ID, orderId);
        for (var tender : tenders) {
            db.insertInto(TENDER)
                    .set(TENDER.PAYMENT_ID, Ids.next())
                    .set(TENDER.ORDER_ID, orderId)
                    .set(TENDER.CHANGE_ID, changeId)
                    .set(TENDER.TENDER_NO, ++no)
                    .set(TENDER.METHOD, tender.method())
                    .set(TENDER.TOKEN, tender.token())
                    .set(TENDER.CODE, tender.code())
                    .set(TENDER.AMOUNT, OrderRules.withDecimals(tender.amount(), currency))
                    .set(TENDER.INSTALLMENTS, tender.installments() == null ? 1 : tender.installments())
                    .execute();
        }
    }

    List<UUID> paymentIds(UUID changeId) {
        return db.select(TENDER.PAYMENT_ID)
                .from(TENDER)
                .where(TENDER.CHANGE_ID.eq(changeId))
                .orderBy(TENDER.TENDER_NO)
                .fetch(TENDER.PAYMENT_ID);
    }

    /** Whether the payment is for a change that is not carried out. */
    boolean isGivenUp(UUID paymentId) {
        return db.fetchExists(
                TENDER.join(CHANGE_REQUEST).on(CHANGE_REQUEST.CHANGE_ID.eq(TENDER.CHANGE_ID)),
                TENDER.PAYMENT_ID
                        .eq(paymentId)
                        .and(CHANGE_REQUEST.STATUS.notIn(ChangeStatus.APPLYING.name(), ChangeStatus.APPLIED.name())));
    }

    void addLines(UUID orderId, List<Change.Line> lines) {
        int no = last(ORDER_LINE.LINE_NO, ORDER_LINE.ORDER_ID, orderId);
        for (var line : lines) {
            if (line.sku() == null) {
                db.update(ORDER_LINE)
                        .set(ORDER_LINE.QUANTITY, ORDER_LINE.QUANTITY.plus(line.added()))
                        .where(ORDER_LINE.ORDER_ID.eq(orderId))
                        .and(ORDER_LINE.LINE_ID.eq(line.lineId()))
                        .execute();
            } else {
                db.insertInto(ORDER_LINE)
                        .set(ORDER_LINE.ORDER_ID, orderId)
                        .set(ORDER_LINE.LINE_ID, line.lineId())
                        .set(ORDER_LINE.LINE_NO, ++no)
                        .set(ORDER_LINE.SKU, line.sku())
                        .set(ORDER_LINE.DESCRIPTION, line.description())
                        .set(ORDER_LINE.QUANTITY, line.added())
                        .set(ORDER_LINE.UNIT_PRICE, line.unitPrice())
                        .set(ORDER_LINE.SUBSTITUTION, line.substitution())
                        .execute();
            }
        }
    }

    private int last(TableField<?, Integer> number, TableField<?, UUID> order, UUID orderId) {
        return db.select(coalesce(max(number), inline(0)))
                .from(number.getTable())
                .where(order.eq(orderId))
                .fetchSingle()
                .value1();
    }

    /** Whether added lines are still being supplied, or what was done for them is being undone. */
    boolean anyUnderWay(UUID orderId) {
        return db.fetchExists(
                CHANGE_REQUEST,
                CHANGE_REQUEST
                        .ORDER_ID
                        .eq(orderId)
                        .and(CHANGE_REQUEST.KIND.in(ChangeKind.ADD_LINES.code(), ChangeKind.SWAP_LINES.code()))
                        .and(CHANGE_REQUEST.STATUS.in(ChangeStatus.APPLIED.name(), ChangeStatus.FAILED.name()))
                        .and(CHANGE_REQUEST.ADDITION_ENDED_AT.isNull()));
    }

    /** @return false when it had ended before; then nothing is written */
    boolean end(UUID changeId, List<FulfilmentOutcome> outcomes) {
        return db.update(CHANGE_REQUEST)
                        .set(CHANGE_REQUEST.ADDITION_ENDED_AT, clock.instant())
                        .set(CHANGE_REQUEST.OUTCOMES, write(outcomes))
                        .where(CHANGE_REQUEST.CHANGE_ID.eq(changeId))
                        .and(CHANGE_REQUEST.ADDITION_ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Of everything that was added to the order, as far as it has ended. */
    List<FulfilmentOutcome> outcomes(UUID orderId) {
        return db
                .select(CHANGE_REQUEST.OUTCOMES)
                .from(CHANGE_REQUEST)
                .where(CHANGE_REQUEST.ORDER_ID.eq(orderId))
                .and(CHANGE_REQUEST.OUTCOMES.isNotNull())
                .orderBy(CHANGE_REQUEST.CHANGE_ID)
                .fetch(row -> read(row.value1()))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<FulfilmentOutcome> read(JSONB stored) {
        try {
            return json.readValue(stored.data(), OUTCOMES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Outcomes that were written must be readable", e);
        }
    }

    private JSONB write(List<FulfilmentOutcome> outcomes) {
        try {
            return JSONB.valueOf(json.writeValueAsString(outcomes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Outcomes must be writable", e);
        }
    }
}
