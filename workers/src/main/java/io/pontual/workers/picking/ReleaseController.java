package io.pontual.workers.picking;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/fulfilments/{fulfilmentId}/release", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Picking")
class ReleaseController {
    private final IdempotentRequests idempotent;
    private final ReleaseDesk desk;

    ReleaseController(IdempotentRequests idempotent, ReleaseDesk desk) {
        this.idempotent = idempotent;
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            operationId = "readRelease",
            summary = "Read when picking begins",
            description = "Only of fulfilments whose picking the decision release-policy put off.")
    @ApiResponse(responseCode = "200", description = "When, and why.")
    ReleaseView read(@PathVariable UUID fulfilmentId, @AuthenticationPrincipal ApiKey caller) {
        return desk.read(fulfilmentId, caller);
    }

    @PostMapping
    @Operation(
            operationId = "releaseEarly",
            summary = "Have it picked now",
            description = "For a fulfilment whose picking was put off. The store sees its task, or its system is told.")
    @ApiResponse(responseCode = "200", description = "Picking begins.")
    ResponseEntity<ReleaseView> release(
            @PathVariable UUID fulfilmentId,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        return idempotent.required(
                idempotencyKey,
                request,
                null,
                ReleaseView.class,
                () -> ResponseEntity.ok(desk.release(fulfilmentId, caller)));
    }
}
