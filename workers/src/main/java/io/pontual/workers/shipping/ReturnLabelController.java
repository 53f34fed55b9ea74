package io.pontual.workers.shipping;

import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For customers: no key, only the link. */
@RestController
@Tag(name = "tracking")
@SecurityRequirements
class ReturnLabelController {
    private final ReturnParcelRepository parcels;

    ReturnLabelController(ReturnParcelRepository parcels) {
        this.parcels = parcels;
    }

    static String path(String token) {
        return "/api/v1/tracking/" + token + "/return-label";
    }

    @GetMapping(path = "/api/v1/tracking/{token}/return-label", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "getReturnLabel",
            summary = "The label with which goods are sent back",
            description = "For whoever has the link that the customer was sent. There is none any more once the carrier"
                    + " has the parcel, or it is void.")
    public ResponseEntity<byte[]> label(@PathVariable String token) {
        var document = parcels.label(token).orElseThrow(() -> Problem.notFound("return label", token));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(document);
    }
}
