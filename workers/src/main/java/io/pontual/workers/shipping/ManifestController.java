package io.pontual.workers.shipping;

import io.pontual.workers.platform.web.OneOf;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/manifests")
@PreAuthorize("hasAuthority('SCOPE_tasks')")
@Tag(name = "shipping")
class ManifestController {
    private final Manifests manifests;

    ManifestController(Manifests manifests) {
        this.manifests = manifests;
    }

    /** @param day in the node's own time; null for today */
    record ManifestRequest(
            @NotBlank(message = "is missing") @Size(max = 64, message = "may have up to 64 characters") String nodeId,
            @NotNull(message = "is missing")
                    @OneOf(
                            value = {"andorinha", "rotasul"},
                            message = "must be a carrier, one of")
                    String carrier,
            @Schema(description = "Left away, it is today at the node.") LocalDate day) {}

    record ManifestView(
            UUID manifestId, String nodeId, String carrier, LocalDate day, Instant madeAt, List<Entry> parcels) {}

    /** @param number of the parcel within its fulfilment */
    record Entry(UUID parcelId, UUID fulfilmentId, int number, String trackingCode, int weightGrams, String status) {}

    @PostMapping
    @Operation(
            operationId = "makeManifest",
            summary = "What a carrier takes from a node on a day",
            description = "Has every parcel that was labelled until the end of the day, is not void, and is on no other"
                    + " manifest. Again on the same day it is the same one, with what was labelled meanwhile.")
    public ResponseEntity<ManifestView> make(@Valid @RequestBody ManifestRequest request) {
        var made = manifests.make(request.nodeId(), request.carrier(), request.day());
        return ResponseEntity.created(URI.create("/api/v1/manifests/" + made.manifestId()))
                .body(made);
    }

    @GetMapping("/{manifestId}")
    @Operation(operationId = "getManifest", summary = "Read a manifest")
    public ManifestView get(@PathVariable UUID manifestId) {
        return manifests.find(manifestId).orElseThrow(() -> Problem.notFound("manifest", manifestId));
    }

    @GetMapping(value = "/{manifestId}/file", produces = "text/csv")
    @Operation(operationId = "getManifestFile", summary = "The manifest as a file for the carrier to sign for")
    public ResponseEntity<String> file(@PathVariable UUID manifestId) {
        var manifest = get(manifestId);
        var name = "manifest-%s-%s-%s.csv".formatted(manifest.carrier(), manifest.nodeId(), manifest.day());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(Manifests.csv(manifest));
    }
}
