package io.pontual.workers.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.platform.timeline.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@Schema(name = "Repair", description = "A unit that is repaired under warranty, and where it stands.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RepairView(
        UUID repairId,
        UUID orderId,
        String lineId,
        String sku,
        String description,
        String problem,
        Repair.Status status,
        @Schema(allowableValues = {"appointment", "send-in"}) String way,
        String nodeId,
        @Schema(description = "Begin of the hour of the appointment.") Instant slotAt,
        @Schema(description = "Until when it is to be brought.") Instant bringBy,
        @Schema(description = "Of the technician.") String note,
        @Schema(description = "Of goods that cannot be repaired.") String claim,
        Instant requestedAt,
        Instant receivedAt,
        Instant repairedAt,
        Instant endedAt,
        String self) {

    @Schema(name = "RepairList", description = "Oldest first.")
    record ListOf(List<RepairView> items) {}

    /** @param until null when it is not covered @param slots empty unless there are appointments */
    @Schema(name = "RepairOptions", description = "What the warranty gives for a line of an order.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Options(
            String lineId,
            boolean covered,
            @Schema(description = "Why, in the language of Accept-Language.") String reason,
            @Schema(description = "Last day of the warranty.") LocalDate until,
            @Schema(allowableValues = {"appointment", "send-in", "any"}) String service,
            @Schema(description = "Hours that have a place, in the store nodeId.") List<Instant> slots) {
        static Options of(RepairDesk.Options options, Language language) {
            return new Options(
                    options.line().lineId(),
                    options.warranty().covered(),
                    options.warranty().reason().in(language),
                    options.until(),
                    options.warranty().covered() ? options.warranty().service() : null,
                    options.slots());
        }
    }

    static RepairView of(Repair repair) {
        return new RepairView(
                repair.repairId(),
                repair.orderId(),
                repair.lineId(),
                repair.sku(),
                repair.description(),
                repair.problem(),
                repair.status(),
                repair.way(),
                repair.nodeId(),
                repair.slotAt(),
                repair.bringBy(),
                repair.note(),
                repair.claimId() == null ? null : ClaimController.CLAIMS + "/" + repair.claimId(),
                repair.requestedAt(),
                repair.receivedAt(),
                repair.repairedAt(),
                repair.endedAt(),
                RepairController.REPAIRS + "/" + repair.repairId());
    }
}
