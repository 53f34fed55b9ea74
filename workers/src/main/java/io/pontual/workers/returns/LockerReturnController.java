package io.pontual.workers.returns;

import io.pontual.workers.platform.security.ApiKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Returns")
class LockerReturnController {
    private final Receipts receipts;

    LockerReturnController(Receipts receipts) {
        this.receipts = receipts;
    }

    @Schema(name = "LockerReturn", description = "The customer is at the locker with the goods.")
    record Brought(
            @NotNull(message = "is required") UUID returnId,
            @NotNull(message = "is required")
                    @Pattern(regexp = "^[0-9 ]{1,20}$", message = "must be the digits that the customer has")
                    @Schema(description = "From the customer's mail.", example = "246810")
                    String code) {
        /** Leaves the code out, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Brought[returnId=" + returnId + "]";
        }
    }

    @Schema(name = "LockerReturnDoor")
    record Door(String compartment, @Schema(description = "Open the door now.") boolean open) {}

    @PostMapping(
            path = "/api/v1/lockers/{lockerId}/returns",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "returnThroughLocker",
            summary = "Open a compartment for goods that come back",
            description =
                    "For the terminal of the locker. With the right code the goods count as brought to its store, whose"
                            + " staff take them out; asked again until then, it is the same door. Wrong codes are counted as at the counter.")
    @ApiResponse(responseCode = "201", description = "Open it.")
    @ResponseStatus(HttpStatus.CREATED)
    Door putIn(
            @PathVariable String lockerId,
            @RequestBody @Valid Brought brought,
            @AuthenticationPrincipal ApiKey caller) {
        var door = receipts.putIn(lockerId, brought.returnId(), brought.code(), caller);
        return new Door(door.number(), true);
    }
}
