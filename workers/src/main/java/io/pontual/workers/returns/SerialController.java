package io.pontual.workers.returns;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For devices where goods are picked, packed or handed over. */
@RestController
@Tag(name = "Serial numbers", description = "Which units a customer got.")
class SerialController {
    private static final String ID = Serials.NUMBER;
    private static final String ID_MESSAGE = Serials.NUMBER_MESSAGE;
    private static final String MISSING = "is required";

    private final Serials serials;

    SerialController(Serials serials) {
        this.serials = serials;
    }

    @Schema(name = "SerialNumbers", description = "Of units that a customer gets.")
    record Scanned(
            @NotNull(message = MISSING)
                    @NotEmpty(message = "must have at least one line")
                    @Size(max = 200, message = "may have up to 200 lines")
                    List<@NotNull(message = MISSING) @Valid Line> lines) {

        @Schema(name = "SerialNumbersOfLine")
        record Line(
                @NotNull(message = MISSING) @Pattern(regexp = ID, message = ID_MESSAGE) String lineId,
                @NotNull(message = MISSING)
                        @NotEmpty(message = "must have at least one")
                        @Size(max = 999, message = "may have up to 999")
                        List<@NotNull(message = MISSING) @Pattern(regexp = ID, message = ID_MESSAGE) String> serials) {}
    }

    @PostMapping(
            path = "/api/v1/orders/{orderId}/serials",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "recordSerials",
            summary = "Say which units a customer gets (stores, warehouses)",
            description = "Of products whose units have serial numbers, scanned when they are picked, packed or handed"
                    + " over. When they come back they have to be the same. Again changes nothing.")
    @ApiResponse(responseCode = "200", description = "All that are known of the order.")
    Scanned record(@PathVariable UUID orderId, @RequestBody @Valid Scanned scanned) {
        return new Scanned(serials
                .record(
                        orderId,
                        scanned.lines().stream()
                                .map(line -> new Serials.Sold(line.lineId(), line.serials()))
                                .toList())
                .stream()
                .map(sold -> new Scanned.Line(sold.lineId(), sold.serials()))
                .toList());
    }
}
