package io.pontual.workers.sourcing;

import io.pontual.workers.platform.security.ApiKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(
        path = "/api/v1/orders/{orderId}/fulfilments/{fulfilmentId}",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sourcing", description = "Who supplies what.")
class MoveController {
    private final Moves moves;

    MoveController(Moves moves) {
        this.moves = moves;
    }

    record CandidateList(List<MoveCandidates.MoveCandidate> items) {}

    @GetMapping("/candidates")
    @Operation(
            operationId = "findCandidates",
            summary = "Find nodes for a fulfilment",
            description = "The nodes that have any of its lines, those that have all of them first, near before far.")
    @ApiResponse(responseCode = "200", description = "Up to 50 nodes.")
    CandidateList candidates(
            @PathVariable UUID orderId, @PathVariable UUID fulfilmentId, @AuthenticationPrincipal ApiKey caller) {
        return new CandidateList(moves.candidates(orderId, fulfilmentId, caller));
    }

    @PostMapping(path = "/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "moveFulfilment",
            summary = "Move a fulfilment to another node",
            description = "Possible for goods that are sent, until they are picked. The old node is told to stop; a new"
                    + " fulfilment takes the place of this one. Repeatable.")
    @ApiResponse(responseCode = "202", description = "The old node is told to stop; the lines are sourced anew.")
    void move(
            @PathVariable UUID orderId,
            @PathVariable UUID fulfilmentId,
            @RequestBody @Valid MoveFulfilment wish,
            @AuthenticationPrincipal ApiKey caller) {
        moves.move(orderId, fulfilmentId, wish, caller);
    }
}
