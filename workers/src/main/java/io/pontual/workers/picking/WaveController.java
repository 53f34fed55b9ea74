package io.pontual.workers.picking;

import io.pontual.workers.platform.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/waves", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Picking")
class WaveController {
    private final IdempotentRequests idempotent;
    private final WaveDesk desk;

    WaveController(IdempotentRequests idempotent, WaveDesk desk) {
        this.idempotent = idempotent;
        this.desk = desk;
    }

    record WaveList(List<WaveView> items) {}

    @GetMapping
    @Operation(
            operationId = "listWaves",
            summary = "List waves",
            description =
                    "Newest first, up to 200. A wave opens by itself when the first order is to be picked at a node"
                            + " that picks in waves (decision wave-policy).")
    @ApiResponse(responseCode = "200", description = "The waves.")
    WaveList list(
            @RequestParam(name = "nodeId", required = false) String nodeId,
            @RequestParam(name = "status", required = false) WaveStatus status) {
        return new WaveList(desk.list(nodeId, status));
    }

    @GetMapping("/{waveId}")
    @Operation(
            operationId = "readWave",
            summary = "Read a wave",
            description = "Its orders, and what all of them want together, by product group and SKU.")
    @ApiResponse(responseCode = "200", description = "The wave.")
    WaveView read(@PathVariable UUID waveId) {
        return desk.read(waveId);
    }

    @PutMapping(path = "/{waveId}/picker", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "namePicker",
            summary = "Name who walks",
            description = "The task is theirs, also when it is with somebody else already. Repeatable.")
    @ApiResponse(responseCode = "200", description = "The wave.")
    WaveView name(@PathVariable UUID waveId, @RequestBody @Valid NamePicker wanted) {
        return desk.name(waveId, wanted.picker());
    }

    @PostMapping("/{waveId}/start")
    @Operation(
            operationId = "startWave",
            summary = "Start a wave",
            description = "Nothing joins it any more, whatever its time; its picker has the task. Repeatable.")
    @ApiResponse(responseCode = "200", description = "The wave.")
    WaveView start(@PathVariable UUID waveId) {
        return desk.start(waveId);
    }

    @PostMapping(path = "/{waveId}/completion", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "completeWave",
            summary = "Say what a wave found",
            description =
                    "For whoever walks with a device; otherwise the task does it. What is missing is missing for the"
                            + " order that is due last.")
    @ApiResponse(responseCode = "200", description = "The picks of its orders go on.")
    ResponseEntity<WaveView> complete(
            @PathVariable UUID waveId,
            @RequestBody @Valid CompleteWave found,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            HttpServletRequest request) {
        return idempotent.required(
                idempotencyKey, request, found, WaveView.class, () -> ResponseEntity.ok(desk.complete(waveId, found)));
    }
}
