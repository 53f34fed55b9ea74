package io.pontual.workers.picking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/fulfilments/{fulfilmentId}/picks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Picking", description = "Taking goods from the shelf, with a device.")
class PickController {
    private final PickDesk desk;

    PickController(PickDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            operationId = "readPick",
            summary = "Read a pick list",
            description = "What to take from the shelf, what was scanned of it, and what came of it.")
    @ApiResponse(responseCode = "200", description = "The pick list.")
    PickView read(@PathVariable UUID fulfilmentId) {
        return desk.read(fulfilmentId);
    }

    @PostMapping(path = "/scans", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "scanGoods",
            summary = "Check what was scanned",
            description =
                    "Counts units that were scanned at the shelf. A product that nobody asked for, or more than is"
                            + " wanted, is refused. Repeatable with the same scanId. Does not end the pick: its task does, or the"
                            + " store's system.")
    @ApiResponse(responseCode = "200", description = "It is right; the pick list with it.")
    PickView scan(@PathVariable UUID fulfilmentId, @RequestBody @Valid ScanGoods scan) {
        return desk.scan(fulfilmentId, scan);
    }

    @PostMapping(path = "/substitutes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "proposeSubstitute",
            summary = "Propose something in the place of what is missing",
            description =
                    "Possible until the pick has ended; counts for the units of the line that are missing then. The"
                            + " latest proposal for a line counts. Who decides about it is a policy of the shop.")
    @ApiResponse(responseCode = "200", description = "It is proposed; the pick list with it.")
    PickView propose(@PathVariable UUID fulfilmentId, @RequestBody @Valid ProposeSubstitute proposal) {
        return desk.propose(fulfilmentId, proposal);
    }
}
