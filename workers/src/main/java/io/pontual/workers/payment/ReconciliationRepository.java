package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CAPTURE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.REFUND_PART;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.SETTLEMENT_DIFFERENCE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.SETTLEMENT_FILE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.SETTLEMENT_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.pontual.processes.payment.SettlementFile;
import io.pontual.workers.platform.persistence.jooq.payment.tables.records.SettlementDifferenceRecord;
import io.pontual.workers.platform.persistence.jooq.payment.tables.records.SettlementLineRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record10;
import org.jooq.Select;
import org.springframework.stereotype.Repository;

/** Compares in sets: two statements per file, however many lines it has. */
@Repository
class ReconciliationRepository {
    private static final Field<UUID> OPERATION = field(name("operation"), UUID.class);
    private static final Field<UUID> OF_PAYMENT = field(name("of_payment"), UUID.class);
    private static final Field<String> OPERATION_KIND = field(name("operation_kind"), String.class);
    private static final Field<BigDecimal> AMOUNT = field(name("booked"), BigDecimal.class);
    private static final Field<String> IN = field(name("booked_in"), String.class);
    private static final Field<String> STATUS = field(name("state"), String.class);
    private static final Field<Instant> ENDED = field(name("ended"), SETTLEMENT_FILE.RECEIVED_AT.getDataType());
    private static final Field<Integer> TIMES = field(name("times"), Integer.class);
    private static final Field<Integer> FILES = field(name("files"), Integer.class);

    private final DSLContext db;

    ReconciliationRepository(DSLContext db) {
        this.db = db;
    }

    void insert(SettlementFile file, Instant receivedAt) {
        db.insertInto(SETTLEMENT_FILE)
                .set(SETTLEMENT_FILE.FILE_ID, file.fileId())
                .set(SETTLEMENT_FILE.PROVIDER, file.provider())
                .set(SETTLEMENT_FILE.DAY, file.day())
                .set(SETTLEMENT_FILE.FILE_NAME, file.fileName())
                .set(SETTLEMENT_FILE.PROBLEM, file.problem())
                .set(SETTLEMENT_FILE.LINES, file.lines().size())
                .set(SETTLEMENT_FILE.RECEIVED_AT, receivedAt)
                .execute();
        var rows = new ArrayList<SettlementLineRecord>();
        for (var line : file.lines()) {
            rows.add(new SettlementLineRecord(
                    file.fileId(),
                    rows.size() + 1,
                    line.kind().name(),
                    line.paymentId(),
                    line.operationId(),
                    line.amount(),
                    line.currency(),
                    line.status().name()));
        }
        db.batchInsert(rows).execute();
    }

    /** What the file says and we do not have so. @return only what was not known before */
    List<Difference> findInFile(SettlementFile file, Instant now) {
        var other = SETTLEMENT_LINE.as("other");
        var otherFile = SETTLEMENT_FILE.as("other_file");
        var theirs = select(
                        SETTLEMENT_LINE.OPERATION_ID.as(OPERATION),
                        max(SETTLEMENT_LINE.KIND).as(OPERATION_KIND),
                        max(SETTLEMENT_LINE.PAYMENT_ID.cast(String.class))
                                .cast(UUID.class)
                                .as(OF_PAYMENT),
                        sum(SETTLEMENT_LINE.AMOUNT).as(AMOUNT),
                        max(SETTLEMENT_LINE.CURRENCY).as(IN),
                        max(SETTLEMENT_LINE.STATUS).as(STATUS),
                        count().as(TIMES),
                        // On another day, too; a corrected file of the same day replaces the one before.
                        field(select(countDistinct(otherFile.DAY))
                                        .from(other)
                                        .join(otherFile)
                                        .on(otherFile.FILE_ID.eq(other.FILE_ID))
                                        .where(
                                                other.OPERATION_ID.eq(SETTLEMENT_LINE.OPERATION_ID),
                                                otherFile.PROVIDER.eq(file.provider()),
                                                otherFile.DAY.ne(file.day())))
                                .as(FILES))
                .from(SETTLEMENT_LINE)
                .where(SETTLEMENT_LINE.FILE_ID.eq(file.fileId()))
                .groupBy(SETTLEMENT_LINE.OPERATION_ID)
                .asTable("theirs");
        var ours = ours(file.provider()).asTable("ours");
        var kind = when(ours.field(OPERATION).isNull(), inline("MISSING_HERE"))
                .when(theirs.field(TIMES).gt(1).or(theirs.field(FILES).gt(0)), inline("DUPLICATE"))
                .when(
                        theirs.field(STATUS)
                                .ne(inline("BOOKED"))
                                .or(ours.field(STATUS).ne(inline("DONE"))),
                        inline("STATUS_DIFFERS"))
                .when(
                        theirs.field(AMOUNT)
                                .ne(ours.field(AMOUNT))
                                .or(theirs.field(IN).ne(ours.field(IN))),
                        inline("AMOUNT_DIFFERS"));
        return keep(select(
                        val(file.provider()),
                        val(file.day()),
                        theirs.field(OPERATION),
                        coalesce(ours.field(OF_PAYMENT), theirs.field(OF_PAYMENT)),
                        theirs.field(OPERATION_KIND),
                        kind,
                        theirs.field(IN),
                        ours.field(AMOUNT),
                        theirs.field(AMOUNT),
                        val(now, SETTLEMENT_DIFFERENCE.FOUND_AT))
                .from(theirs)
                .leftJoin(ours)
                .on(
                        ours.field(OPERATION).eq(theirs.field(OPERATION)),
                        ours.field(OPERATION_KIND).eq(theirs.field(OPERATION_KIND)))
                .where(kind.isNotNull()));
    }

    /** What we booked within the time and no file of the provider has. @return only what was not known before */
    List<Difference> findMissingThere(SettlementFile file, Instant from, Instant to, Instant now) {
        var ours = ours(file.provider()).asTable("ours");
        return keep(select(
                        val(file.provider()),
                        val(file.day()),
                        ours.field(OPERATION),
                        ours.field(OF_PAYMENT),
                        ours.field(OPERATION_KIND),
                        inline("MISSING_THERE"),
                        ours.field(IN),
                        ours.field(AMOUNT),
                        inline((BigDecimal) null),
                        val(now, SETTLEMENT_DIFFERENCE.FOUND_AT))
                .from(ours)
                .where(
                        ours.field(STATUS).eq(inline("DONE")),
                        ours.field(ENDED).ge(from),
                        ours.field(ENDED).lt(to))
                .and(notExists(selectOne()
                        .from(SETTLEMENT_LINE)
                        .join(SETTLEMENT_FILE)
                        .on(SETTLEMENT_FILE.FILE_ID.eq(SETTLEMENT_LINE.FILE_ID))
                        .where(
                                SETTLEMENT_LINE.OPERATION_ID.eq(ours.field(OPERATION)),
                                SETTLEMENT_FILE.PROVIDER.eq(file.provider())))));
    }

    /** Captures and refunds at a provider, in whatever state. */
    private static Select<?> ours(String provider) {
        return select(
                        CAPTURE.CAPTURE_ID.as(OPERATION),
                        CAPTURE.PAYMENT_ID.as(OF_PAYMENT),
                        inline("CAPTURE").as(OPERATION_KIND),
                        CAPTURE.AMOUNT.as(AMOUNT),
                        PAYMENT_.CURRENCY.as(IN),
                        CAPTURE.STATUS.as(STATUS),
                        CAPTURE.ENDED_AT.as(ENDED))
                .from(CAPTURE)
                .join(PAYMENT_)
                .on(PAYMENT_.PAYMENT_ID.eq(CAPTURE.PAYMENT_ID))
                .where(PAYMENT_.PROVIDER.eq(provider))
                .unionAll(select(
                                REFUND_PART.REFUND_PART_ID,
                                REFUND_PART.PAYMENT_ID,
                                inline("REFUND"),
                                REFUND_PART.AMOUNT,
                                PAYMENT_.CURRENCY,
                                REFUND_PART.STATUS,
                                REFUND_PART.ENDED_AT)
                        .from(REFUND_PART)
                        .join(PAYMENT_)
                        .on(PAYMENT_.PAYMENT_ID.eq(REFUND_PART.PAYMENT_ID))
                        .where(PAYMENT_.PROVIDER.eq(provider), REFUND_PART.TARGET.eq(inline("ORIGINAL"))));
    }

    private List<Difference> keep(
            Select<Record10<String, LocalDate, UUID, UUID, String, String, String, BigDecimal, BigDecimal, Instant>>
                    found) {
        var d = SETTLEMENT_DIFFERENCE;
        return new ArrayList<>(db.insertInto(
                        d,
                        d.PROVIDER,
                        d.DAY,
                        d.OPERATION_ID,
                        d.PAYMENT_ID,
                        d.OPERATION_KIND,
                        d.KIND,
                        d.CURRENCY,
                        d.OUR_AMOUNT,
                        d.THEIR_AMOUNT,
                        d.FOUND_AT)
                .select(found)
                .onConflict(d.PROVIDER, d.DAY, d.OPERATION_ID)
                .doNothing()
                .returning()
                .fetch()
                .map(ReconciliationRepository::difference));
    }

    /** @return whether there is such a difference; one that is resolved stays as it was */
    boolean resolve(UUID differenceId, String resolution, Instant at) {
        var d = SETTLEMENT_DIFFERENCE;
        db.update(d)
                .set(d.RESOLUTION, resolution)
                .set(d.RESOLVED_AT, at)
                .where(d.DIFFERENCE_ID.eq(differenceId), d.RESOLUTION.isNull())
                .execute();
        return db.fetchExists(d, d.DIFFERENCE_ID.eq(differenceId));
    }

    /** Newest first. @param day null for any @param provider null for any */
    List<Reconciliation> files(LocalDate day, String provider, int offset, int limit) {
        var d = SETTLEMENT_DIFFERENCE;
        var ofDay = d.PROVIDER.eq(SETTLEMENT_FILE.PROVIDER).and(d.DAY.eq(SETTLEMENT_FILE.DAY));
        var differences = field(selectCount().from(d).where(ofDay)).as("differences");
        var open = field(selectCount().from(d).where(ofDay).and(d.RESOLUTION.isNull()))
                .as("open_differences");
        return db.select(SETTLEMENT_FILE.asterisk(), differences, open)
                .from(SETTLEMENT_FILE)
                .where(ofFile(day, provider))
                .orderBy(SETTLEMENT_FILE.RECEIVED_AT.desc(), SETTLEMENT_FILE.FILE_ID)
                .offset(offset)
                .limit(limit)
                .fetch(row -> new Reconciliation(
                        row.get(SETTLEMENT_FILE.FILE_ID),
                        row.get(SETTLEMENT_FILE.PROVIDER),
                        row.get(SETTLEMENT_FILE.DAY),
                        row.get(SETTLEMENT_FILE.FILE_NAME),
                        row.get(SETTLEMENT_FILE.PROBLEM),
                        row.get(SETTLEMENT_FILE.LINES),
                        row.get(differences),
                        row.get(open),
                        row.get(SETTLEMENT_FILE.RECEIVED_AT)));
    }

    int countFiles(LocalDate day, String provider) {
        return db.fetchCount(SETTLEMENT_FILE, ofFile(day, provider));
    }

    List<Difference> differences(LocalDate day, String provider, int offset, int limit) {
        return db.selectFrom(SETTLEMENT_DIFFERENCE)
                .where(ofDifference(day, provider))
                .orderBy(SETTLEMENT_DIFFERENCE.DIFFERENCE_ID.desc())
                .offset(offset)
                .limit(limit)
                .fetch(ReconciliationRepository::difference);
    }

    int countDifferences(LocalDate day, String provider) {
        return db.fetchCount(SETTLEMENT_DIFFERENCE, ofDifference(day, provider));
    }

    private static Condition ofFile(LocalDate day, String provider) {
        return (day == null ? noCondition() : SETTLEMENT_FILE.DAY.eq(day))
                .and(provider == null ? noCondition() : SETTLEMENT_FILE.PROVIDER.eq(provider));
    }

    private static Condition ofDifference(LocalDate day, String provider) {
        return (day == null ? noCondition() : SETTLEMENT_DIFFERENCE.DAY.eq(day))
                .and(provider == null ? noCondition() : SETTLEMENT_DIFFERENCE.PROVIDER.eq(provider));
    }

    private static Difference difference(SettlementDifferenceRecord row) {
        return new Difference(
                row.getDifferenceId(),
                row.getProvider(),
                row.getDay(),
                row.getKind(),
                row.getOperationKind(),
                row.getOperationId(),
                row.getPaymentId(),
                row.getCurrency(),
                row.getOurAmount(),
                row.getTheirAmount(),
                row.getFoundAt(),
                row.getResolution(),
                row.getResolvedAt());
    }
}
