package io.pontual.workers.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/transfers")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class TransferController {
    private final TransferDesk transfers;

    TransferController(TransferDesk transfers) {
        this.transfers = transfers;
    }

    @GetMapping
    @Operation(
            operationId = "listTransfers",
            summary = "List transfers between nodes, newest first; at most 200 a page",
            description = "status=IN_TRANSFER and wanted=false are goods whose order was cancelled on the way: receive"
                    + " them here when they arrive.")
    public Page<Transfer> list(
            @RequestParam(required = false) TransferStatus status,
            @RequestParam(required = false) Boolean wanted,
            @RequestParam(required = false) String toNodeId,
            @RequestParam(required = false) UUID orderId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return transfers.list(status, wanted, Filter.text("toNodeId", toNodeId), orderId, new PageRequest(page, size));
    }

    @GetMapping("/{transferId}")
    @Operation(operationId = "getTransfer", summary = "Read a transfer")
    public Transfer get(@PathVariable UUID transferId) {
        return transfers.get(transferId);
    }

    @PostMapping("/{transferId}/receipt")
    @Operation(
            operationId = "receiveTransfer",
            summary = "Say what arrived",
            description = "For goods that no task asks for: their order was cancelled on the way, or the destination's"
                    + " own system is silent. A line that is not named did not arrive, and is written off.")
    public Transfer receive(@PathVariable UUID transferId, @Valid @RequestBody TransferReceipt receipt) {
        return transfers.receive(transferId, receipt);
    }
}
