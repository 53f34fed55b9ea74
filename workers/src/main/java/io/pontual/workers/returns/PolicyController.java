package io.pontual.workers.returns;

import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Localised;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = PolicyController.POLICIES, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Returns", description = "What may come back, why, and what the customer gets for it.")
class PolicyController {
    static final String POLICIES = "/api/v1/policies";

    private final PolicyBook policies;
    private final Clock clock;

    PolicyController(PolicyBook policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listPolicies",
            summary = "List the versions of the policy",
            description = "Every order keeps the version that it was sold under (policyVersion). Titles are in the"
                    + " language of Accept-Language: en (default) or pt-BR.")
    @ApiResponse(responseCode = "200", description = "Oldest first.")
    ResponseEntity<PolicyView.ListOf> list(
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage) {
        var language = Language.of(acceptLanguage);
        var items = policies.versions().stream()
                .map(policy -> new PolicyView.ListOf.Item(
                        policy.version(),
                        policy.validFrom(),
                        policy.texts().get(PolicyView.locale(language)).title(),
                        POLICIES + "/" + policy.version()))
                .toList();
        return Localised.ok(language, new PolicyView.ListOf(policies.inForce(clock.instant()), items));
    }

    @GetMapping("/{version}")
    @Operation(
            operationId = "readPolicy",
            summary = "Read one version of the policy",
            description = "Its rules for machines, its words in the language of Accept-Language.")
    @ApiResponse(responseCode = "200", description = "The policy; a version never changes.")
    ResponseEntity<PolicyView> read(
            @PathVariable String version,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage) {
        var language = Language.of(acceptLanguage);
        var policy = policies.version(version).orElseThrow(() -> Problem.notFound("policy", version));
        return Localised.ok(language, PolicyView.of(policy, language));
    }
}
