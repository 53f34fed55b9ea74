package io.pontual.workers.shipping;

import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/parcels")
@PreAuthorize("hasAuthority('SCOPE_tasks')")
@Tag(name = "shipping")
class ParcelController {
    private final ParcelRepository parcels;

    ParcelController(ParcelRepository parcels) {
        this.parcels = parcels;
    }

    /** Times are null until it happened. @param problem why there is no label; null otherwise */
    record ParcelView(
            UUID parcelId,
            UUID fulfilmentId,
            int number,
            String status,
            int weightGrams,
            int lengthMm,
            int widthMm,
            int heightMm,
            String carrier,
            String service,
            String trackingCode,
            boolean byHand,
            String problem,
            Instant promisedBy,
            Instant packedAt,
            Instant labelledAt,
            Instant handedOverAt) {
        static ParcelView of(Parcel parcel) {
            var box = parcel.box();
            var carriage = parcel.carriage();
            return new ParcelView(
                    box.parcelId(),
                    box.fulfilmentId(),
                    box.number(),
                    parcel.status().name(),
                    box.packed().weightGrams(),
                    box.packed().lengthMm(),
                    box.packed().widthMm(),
                    box.packed().heightMm(),
                    carriage.carrier(),
                    carriage.service(),
                    carriage.trackingCode(),
                    carriage.byHand(),
                    parcel.problem(),
                    carriage.promisedBy(),
                    box.packedAt(),
                    parcel.times().labelledAt(),
                    parcel.times().handedOverAt());
        }
    }

    record ParcelList(List<ParcelView> items) {}

    @GetMapping
    @Operation(operationId = "listParcels", summary = "The parcels of an order; none before its goods are packed")
    public ParcelList list(@RequestParam UUID orderId) {
        return new ParcelList(
                parcels.ofOrder(orderId).stream().map(ParcelView::of).toList());
    }

    @GetMapping("/{parcelId}")
    @Operation(operationId = "getParcel", summary = "Read a parcel")
    public ParcelView get(@PathVariable UUID parcelId) {
        return parcels.find(parcelId).map(ParcelView::of).orElseThrow(() -> Problem.notFound("parcel", parcelId));
    }

    @GetMapping(value = "/{parcelId}/label", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "getLabel",
            summary = "The label to print, as the carrier made it",
            description = "It names the recipient. There is none before the carrier has made it, for a label by hand,"
                    + " when it is void, and some time after the carrier has the parcel.")
    public ResponseEntity<byte[]> label(@PathVariable UUID parcelId) {
        var document = parcels.label(parcelId).orElseThrow(() -> Problem.notFound("label of parcel", parcelId));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(document);
    }
}
