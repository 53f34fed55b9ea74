package io.pontual.workers.ordering;

import io.pontual.workers.platform.security.ApiKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/orders/{orderId}/address", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class AddressController {
    private final AddressCorrection correction;

    AddressController(AddressCorrection correction) {
        this.correction = correction;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "correctAddress",
            summary = "Correct the address of an order whose parcels are on their way",
            description =
                    "For what is brought or sent from now on: the courier's next attempt, and what is sent once more."
                            + " A carrier that has a parcel is told by care. Before anything has left, change the order instead.")
    @ApiResponse(responseCode = "200", description = "The address as it is now.")
    Address correct(
            @PathVariable UUID orderId, @Valid @RequestBody Address address, @AuthenticationPrincipal ApiKey caller) {
        return correction.correct(orderId, address, caller);
    }
}
