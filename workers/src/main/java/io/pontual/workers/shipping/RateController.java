package io.pontual.workers.shipping;

import io.pontual.processes.shipping.PackedParcel;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/shipping-rates")
@Tag(name = "shipping")
class RateController {
    private final ShippingRates rates;

    RateController(ShippingRates rates) {
        this.rates = rates;
    }

    /** @param zone as carriers price it */
    @Schema(name = "ShippingRates")
    record RateView(
            String nodeId,
            @Schema(allowableValues = {"local", "state", "region", "national"}) String zone,
            @Schema(description = "By service, the carrier that would be asked first before the others.")
                    List<Rate> items) {}

    @Schema(name = "ShippingRate")
    record Rate(
            @Schema(example = "andorinha") String carrier,
            @Schema(example = "Andorinha") String name,
            @Schema(allowableValues = {"standard", "express", "pickup-point"}) String service,
            @Schema(description = "What the carrier takes; not what the customer is asked for.") BigDecimal price,
            @Schema(example = "BRL") String currency,
            @Schema(description = "On the way.") int workingDays,
            @Schema(description = "When it is collected today.") LocalDate arrivesOn,
            @Schema(description = "Whether that is within what customers are promised for the service.")
                    boolean inTime) {}

    @GetMapping
    @Operation(
            operationId = "getShippingRates",
            summary = "What a parcel would cost and when it would arrive",
            description = "By carrier and service, by the same tables by which labels are made. A carrier that does not"
                    + " take such a parcel, or does not go there, is not in the list.")
    public RateView rates(
            @RequestParam String nodeId,
            @Parameter(description = "CEP, with or without a hyphen.", example = "13010-100") @RequestParam
                    String postalCode,
            @Parameter(description = "With packing.", example = "900") @RequestParam int weightGrams,
            @RequestParam int lengthMm,
            @RequestParam int widthMm,
            @RequestParam int heightMm,
            @Parameter(description = "Without it, each.") @RequestParam(required = false) String service) {
        if (service != null && !ShippingRates.SERVICES.contains(service)) {
            throw Problem.invalid("/service", "must be one of " + String.join(", ", ShippingRates.SERVICES));
        }
        return rates.rates(nodeId, postalCode, new PackedParcel(weightGrams, lengthMm, widthMm, heightMm), service);
    }
}
