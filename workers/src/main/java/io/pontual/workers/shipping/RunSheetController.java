package io.pontual.workers.shipping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.ordering.contract.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/run-sheets")
@PreAuthorize("hasAuthority('SCOPE_tasks')")
@Tag(name = "shipping")
class RunSheetController {
    private final RunSheets sheets;

    RunSheetController(RunSheets sheets) {
        this.sheets = sheets;
    }

    record RunSheet(String nodeId, List<Stop> stops) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stop(
            UUID parcelId,
            String trackingCode,
            String orderNumber,
            @Schema(description = "Of the order's parcels from this store.") int parcelNumber,
            int weightGrams,
            String status,
            int attempts,
            @Schema(description = "When its window begins; absent without one.") Instant deliverFrom,
            Instant deliverBy,
            @Schema(description = "Absent once it has been erased.") Door door) {}

    /** What is needed at the door, and no more. */
    @Schema(name = "Door")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Door(
            String name,
            String phone,
            String street,
            String number,
            String complement,
            String district,
            String city,
            String postalCode) {
        static Door of(Orders.Recipient to) {
            return new Door(
                    to.name(),
                    to.phone(),
                    to.street(),
                    to.number(),
                    to.complement(),
                    to.district(),
                    to.city(),
                    to.postalCode());
        }

        /** Leaves out who lives where, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Door";
        }
    }

    @GetMapping("/{nodeId}")
    @Operation(
            operationId = "readRunSheet",
            summary = "Where a store's courier has to go",
            description =
                    "Every parcel that the courier has and that is not delivered, in the order of their windows and of what is due. It names the"
                            + " recipients: read it when it is needed, and keep no copy.")
    public ResponseEntity<RunSheet> read(@PathVariable String nodeId) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sheets.read(nodeId));
    }
}
