package io.pontual.workers.returns;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Localised;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/orders/{orderId}/return-options", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Returns", description = "What may come back, why, and what the customer gets for it.")
class ReturnOptionsController {
    static final List<String> CONDITIONS = List.of("sealed", "unused", "used");

    private final ReturnOptions options;

    ReturnOptionsController(ReturnOptions options) {
        this.options = options;
    }

    @GetMapping
    @Operation(
            operationId = "readReturnOptions",
            summary = "Ask what of an order may come back",
            description = "For each group of units that came together: whether they may come back, why, until when, in"
                    + " which ways, what each costs, what else is possible, and what the customer would get. By the"
                    + " policy that the order was sold under, and by the law before it.")
    @ApiResponse(responseCode = "200", description = "For every line of the order.")
    ResponseEntity<ReturnOptionsView> read(
            @PathVariable UUID orderId,
            @Parameter(
                            description = "Why it would come back.",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "changed-mind",
                                                "wrong-size",
                                                "not-as-described",
                                                "wrong-item",
                                                "damaged",
                                                "defective"
                                            },
                                            defaultValue = "changed-mind"))
                    @RequestParam(defaultValue = "changed-mind")
                    String reason,
            @Parameter(
                            description = "What it is like.",
                            schema =
                                    @Schema(
                                            allowableValues = {"sealed", "unused", "used"},
                                            defaultValue = "unused"))
                    @RequestParam(defaultValue = "unused")
                    String condition,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        known(
                "reason",
                reason,
                Arrays.stream(ReturnReason.values()).map(ReturnReason::code).toList());
        known("condition", condition, CONDITIONS);
        var language = Language.of(acceptLanguage);
        return Localised.ok(language, options.of(orderId, ReturnReason.of(reason), condition, language, caller));
    }

    private static void known(String parameter, String value, List<String> codes) {
        if (!codes.contains(value)) {
            throw Problem.invalid(parameter, "must be one of " + String.join(", ", codes));
        }
    }
}
