package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.INSTRUCTION;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;

import io.pontual.workers.platform.persistence.jooq.payment.tables.records.InstructionRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class InstructionRepository {
    private final DSLContext db;

    InstructionRepository(DSLContext db) {
        this.db = db;
    }

    void insert(Instruction instruction) {
        db.insertInto(INSTRUCTION)
                .set(INSTRUCTION.INSTRUCTION_ID, instruction.instructionId())
                .set(INSTRUCTION.PAYMENT_ID, instruction.paymentId())
                .set(INSTRUCTION.ISSUE_NO, instruction.issueNo())
                .set(INSTRUCTION.CODE, instruction.code())
                .set(INSTRUCTION.PAYABLE_LINE, instruction.payableLine())
                .set(INSTRUCTION.DUE_AT, instruction.dueAt())
                .set(INSTRUCTION.ISSUED_AT, instruction.issuedAt())
                .execute();
    }

    Optional<Instruction> find(UUID instructionId) {
        return db.selectFrom(INSTRUCTION)
                .where(INSTRUCTION.INSTRUCTION_ID.eq(instructionId))
                .fetchOptional(InstructionRepository::instruction);
    }

    /** The ones that customers have now, each the last of its payment. */
    List<Instruction> currentOfOrder(UUID orderId) {
        return db.select(INSTRUCTION.fields())
                .from(INSTRUCTION)
                .join(PAYMENT_)
                .on(PAYMENT_.PAYMENT_ID.eq(INSTRUCTION.PAYMENT_ID), PAYMENT_.ISSUE_NO.eq(INSTRUCTION.ISSUE_NO))
                .where(PAYMENT_.ORDER_ID.eq(orderId))
                .fetch(row -> instruction(row.into(INSTRUCTION)));
    }

    private static Instruction instruction(InstructionRecord row) {
        return new Instruction(
                row.getInstructionId(),
                row.getPaymentId(),
                row.getIssueNo(),
                row.getCode(),
                row.getPayableLine(),
                row.getDueAt(),
                row.getIssuedAt());
    }
}
