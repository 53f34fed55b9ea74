package io.pontual.workers.pickup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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
@RequestMapping(path = "/api/v1/lockers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Pickups")
class LockerController {
    private static final String NUMBER = "[A-Z0-9-]{1,8}";
    private static final String NUMBER_MESSAGE = "must have 1 to 8 capital letters, digits and hyphens";

    private final IdempotentRequests idempotent;
    private final LockerDesk desk;

    LockerController(IdempotentRequests idempotent, LockerDesk desk) {
        this.idempotent = idempotent;
        this.desk = desk;
    }

    /** @param active null counts as true */
    record LockerRequest(
            @NotBlank(message = "is missing") @Size(max = 64, message = "may have up to 64 characters") String nodeId,
            @NotBlank(message = "is missing") @Size(max = 80, message = "may have up to 80 characters") String name,
            Boolean active,
            @NotEmpty(message = "must name the compartments") @Size(max = 500, message = "may be up to 500")
                    List<@Valid @NotNull(message = "is missing") Door> compartments) {}

    /** @param outOfOrder null counts as false */
    @Schema(name = "LockerDoor")
    record Door(
            @NotNull(message = "is missing") @Pattern(regexp = NUMBER, message = NUMBER_MESSAGE) String number,
            @NotNull(message = "is missing")
                    @OneOf(
                            value = {"S", "M", "L"},
                            message = "must be a size, one of")
                    String size,
            Boolean outOfOrder) {}

    record Opening(
            @NotNull(message = "is missing") @Pattern(regexp = NUMBER, message = NUMBER_MESSAGE) String compartment,
            @NotBlank(message = "is missing") @Size(max = 20, message = "may have up to 20 characters") String code) {
        /** Without the code. */
        @Override
        public String toString() {
            return "Opening[" + compartment + "]";
        }
    }

    record Opened(String compartment, @Schema(description = "Open the door now.") boolean open) {}

    record LockerList(List<CompartmentView> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Compartment")
    record CompartmentView(
            String lockerId,
            String locker,
            String number,
            @Schema(allowableValues = {"S", "M", "L"}) String size,
            @Schema(allowableValues = {"FREE", "TAKEN", "TO_EMPTY", "OUT_OF_ORDER"}) String status,
            @Schema(description = "Whose goods wait in it; absent when none do.") UUID fulfilmentId,
            @Schema(description = "Whose goods were put into it to come back; absent when none were.") UUID returnId) {
        static CompartmentView of(Compartment one) {
            return new CompartmentView(
                    one.lockerId(),
                    one.lockerName(),
                    one.number(),
                    one.size().name(),
                    one.status().name(),
                    one.fulfilmentId(),
                    one.returnId());
        }
    }

    @PutMapping(path = "/{lockerId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putLocker",
            summary = "Set up a locker of a store",
            description =
                    "Repeatable. Compartments that are not named stay as they are; what holds goods is not changed. An"
                            + " inactive locker takes no more goods.")
    @ApiResponse(responseCode = "200", description = "The compartments of the store's lockers.")
    LockerList put(@PathVariable String lockerId, @RequestBody @Valid LockerRequest wanted) {
        return list(desk.put(lockerId, wanted));
    }

    @GetMapping
    @Operation(operationId = "listLockers", summary = "The compartments of a store's lockers, and what is free")
    @ApiResponse(responseCode = "200", description = "All compartments; empty for a store without a locker.")
    LockerList list(@RequestParam String nodeId) {
        return list(desk.ofNode(nodeId));
    }

    private static LockerList list(List<Compartment> all) {
        return new LockerList(all.stream().map(CompartmentView::of).toList());
    }

    @PostMapping(path = "/{lockerId}/openings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "openCompartment",
            summary = "Open a compartment for a one-time code",
            description =
                    "For the terminal of the locker. With the right code the goods count as handed over. Wrong codes are"
                            + " counted as at the counter, and too many lock the pickup.")
    @ApiResponse(responseCode = "201", description = "Open it.")
    ResponseEntity<Opened> open(
            @PathVariable String lockerId,
            @RequestBody @Valid Opening wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            HttpServletRequest request) {
        return idempotent.required(idempotencyKey, request, wanted, Opened.class, () -> {
            desk.open(lockerId, wanted.compartment(), wanted.code(), idempotencyKey);
            return ResponseEntity.status(HttpStatus.CREATED).body(new Opened(wanted.compartment(), true));
        });
    }
}
