package io.pontual.workers.ordering;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@Tag(name = "Holds", description = "Stop an order, or one of its fulfilments, and let it go on.")
class HoldController {
    private static final String HOLDS = "/api/v1/holds";
    private static final Set<String> FILTERS = Set.of("type", "olderThan", "orderId", "page", "size");

    private final IdempotentRequests idempotent;
    private final HoldDesk desk;

    HoldController(IdempotentRequests idempotent, HoldDesk desk) {
        this.idempotent = idempotent;
        this.desk = desk;
    }

    /** @param next path of the next page; null on the last */
    @Schema(name = "Holds")
    record Page(List<HoldView> items, String next) {}

    @PostMapping(
            path = OrderLinks.ORDERS + "/{orderId}/holds",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "placeHold",
            summary = "Hold an order or one of its fulfilments",
            description =
                    "It does not go on past its next gate: before stock and money are taken, before a node is asked,"
                            + " before goods are handed over or made ready for the carrier. What has been done stays done.")
    @ApiResponse(responseCode = "201", description = "Held.")
    ResponseEntity<HoldView> place(
            @PathVariable UUID orderId,
            @RequestBody @Valid PlaceHold wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        return idempotent.required(
                idempotencyKey, request, wanted, HoldView.class, () -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(desk.place(orderId, wanted, caller)));
    }

    @PostMapping(
            path = OrderLinks.ORDERS + "/{orderId}/holds/{holdId}/release",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "releaseHold",
            summary = "Let a hold go",
            description =
                    "The order goes on when nobody else holds it. A hold that is over stays as it was released first.")
    @ApiResponse(responseCode = "200", description = "Released.")
    HoldView release(
            @PathVariable UUID orderId,
            @PathVariable UUID holdId,
            @RequestBody @Valid ReleaseHold wanted,
            @AuthenticationPrincipal ApiKey caller) {
        return desk.release(orderId, holdId, wanted, caller);
    }

    @GetMapping(path = HOLDS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "findHolds",
            summary = "List what is held",
            description = "Open holds, oldest first. Follow next until it is absent.")
    @ApiResponse(responseCode = "200", description = "A page of holds.")
    Page open(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"fraud", "address", "payment", "customer-request"}))
                    @RequestParam(required = false)
                    String type,
            @Parameter(description = "Only those that have held for so long at least; ISO 8601.", example = "PT4H")
                    @RequestParam(required = false)
                    String olderThan,
            @RequestParam(required = false) UUID orderId,
            @Parameter(description = "Where the last page ended; taken from next.") @RequestParam(required = false)
                    UUID page,
            @Parameter(description = "Holds per page, 1 to 100.") @RequestParam(defaultValue = "20") int size,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        check(request, size);
        var filter = new HoldFilter(caller.channel(), type(type), orderId, before(olderThan), page);
        var found = desk.open(filter, size + 1);
        var items = found.stream().limit(size).toList();
        return new Page(
                items,
                found.size() > size
                        ? next(type, olderThan, orderId, size, items.getLast().holdId())
                        : null);
    }

    /** A misspelt filter would otherwise list everything. */
    private static void check(HttpServletRequest request, int size) {
        for (var name : request.getParameterMap().keySet()) {
            if (!FILTERS.contains(name)) {
                throw Problem.invalid(
                        name, "is not a known parameter; known here: " + String.join(", ", new TreeSet<>(FILTERS)));
            }
        }
        if (size < 1 || size > 100) {
            throw Problem.invalid("size", "must be a whole number from 1 to 100");
        }
    }

    private static HoldType type(String code) {
        try {
            return code == null ? null : HoldType.of(code);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("type", "must be fraud, address, payment or customer-request");
        }
    }

    private Instant before(String olderThan) {
        if (olderThan == null) {
            return null;
        }
        try {
            var age = Duration.parse(olderThan);
            if (!age.isNegative() && age.compareTo(Duration.ofDays(3660)) <= 0) {
                return desk.before(age);
            }
        } catch (DateTimeException e) {
            // Said below, in words for the caller.
        }
        throw Problem.invalid("olderThan", "must be a duration such as PT4H or P2D");
    }

    private static String next(String type, String olderThan, UUID orderId, int size, UUID last) {
        var link = UriComponentsBuilder.fromPath(HOLDS);
        if (type != null) {
            link.queryParam("type", type);
        }
        if (olderThan != null) {
            link.queryParam("olderThan", olderThan);
        }
        if (orderId != null) {
            link.queryParam("orderId", orderId);
        }
        return link.queryParam("size", size).queryParam("page", last).toUriString();
    }
}
