package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.CARRIER_INSTRUCTION;

import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.CarrierInstructionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class CarrierInstructionRepository {
    private final DSLContext db;

    CarrierInstructionRepository(DSLContext db) {
        this.db = db;
    }

    /** Again does nothing. */
    void insert(CarrierInstruction told) {
        db.insertInto(CARRIER_INSTRUCTION)
                .set(CARRIER_INSTRUCTION.COMMAND_ID, told.commandId())
                .set(CARRIER_INSTRUCTION.PARCEL_ID, told.parcelId())
                .set(CARRIER_INSTRUCTION.KIND, told.kind().name())
                .set(CARRIER_INSTRUCTION.WISH_ID, told.wishId())
                .set(CARRIER_INSTRUCTION.DELIVER_ON, told.deliverOn())
                .set(CARRIER_INSTRUCTION.DESTINATION, told.destination())
                .set(CARRIER_INSTRUCTION.TOLD_AT, told.toldAt())
                .set(
                        CARRIER_INSTRUCTION.OUTCOME,
                        told.outcome() == null ? null : told.outcome().name())
                .set(CARRIER_INSTRUCTION.ANSWERED_AT, told.outcome() == null ? null : told.toldAt())
                .onConflict(CARRIER_INSTRUCTION.COMMAND_ID)
                .doNothing()
                .execute();
    }

    Optional<CarrierInstruction> find(String commandId) {
        return db.selectFrom(CARRIER_INSTRUCTION)
                .where(CARRIER_INSTRUCTION.COMMAND_ID.eq(commandId))
                .fetchOptional(CarrierInstructionRepository::read);
    }

    /** Oldest first. */
    List<CarrierInstruction> ofParcel(UUID parcelId) {
        return db.selectFrom(CARRIER_INSTRUCTION)
                .where(CARRIER_INSTRUCTION.PARCEL_ID.eq(parcelId))
                .orderBy(CARRIER_INSTRUCTION.TOLD_AT, CARRIER_INSTRUCTION.COMMAND_ID)
                .fetch(CarrierInstructionRepository::read);
    }

    void answered(CarrierResult result, Instant at) {
        db.update(CARRIER_INSTRUCTION)
                .set(CARRIER_INSTRUCTION.OUTCOME, result.outcome().name())
                .set(CARRIER_INSTRUCTION.REFERENCE, result.carrierReference())
                .set(CARRIER_INSTRUCTION.REASON, result.reason())
                .set(CARRIER_INSTRUCTION.ANSWERED_AT, at)
                .where(CARRIER_INSTRUCTION.COMMAND_ID.eq(result.commandId()))
                .execute();
    }

    private static CarrierInstruction read(CarrierInstructionRecord row) {
        return new CarrierInstruction(
                row.getCommandId(),
                row.getParcelId(),
                CarrierCommand.Kind.valueOf(row.getKind()),
                row.getWishId(),
                row.getDeliverOn(),
                row.getDestination(),
                row.getToldAt(),
                row.getOutcome() == null ? null : CarrierResult.Outcome.valueOf(row.getOutcome()),
                row.getReference(),
                row.getReason());
    }
}
