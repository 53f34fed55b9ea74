package io.pontual.workers.platform.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/api-keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "API keys", description = "Who may do what.")
class ApiKeyController {
    private final ApiKeyDesk keys;

    ApiKeyController(ApiKeyDesk keys) {
        this.keys = keys;
    }

    @GetMapping
    @Operation(
            operationId = "readApiKeys",
            summary = "Read the keys that work",
            description = "By name; never the key.")
    @ApiResponse(responseCode = "200", description = "The keys.")
    ApiKeyResource.ApiKeyList read(@AuthenticationPrincipal ApiKey caller) {
        return new ApiKeyResource.ApiKeyList(keys.active(caller));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "makeApiKey",
            summary = "Make a key",
            description = "The answer shows the key once; only its hash is stored. A name is given once, so a repeat"
                    + " makes no second key.")
    @ApiResponse(responseCode = "201", description = "Made.")
    ResponseEntity<ApiKeyResource> make(
            @RequestBody @Valid ApiKeyRequest wanted, @AuthenticationPrincipal ApiKey caller) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(keys.make(wanted, caller));
    }

    @DeleteMapping("/{apiKeyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke a key",
            description = "It stops to work within a minute everywhere. Repeatable.")
    @ApiResponse(responseCode = "204", description = "Revoked.")
    void revoke(@PathVariable UUID apiKeyId, @AuthenticationPrincipal ApiKey caller) {
        keys.revoke(apiKeyId, caller);
    }
}
