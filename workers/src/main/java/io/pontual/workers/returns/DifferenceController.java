package io.pontual.workers.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** For customers: no key, only the link. */
@RestController
@Tag(name = "tracking")
@SecurityRequirements
class DifferenceController {
    private static final String PATH = "/api/v1/tracking/{token}/return-difference";

    private final Differences differences;
    private final ReturnRepository returns;

    DifferenceController(Differences differences, ReturnRepository returns) {
        this.differences = differences;
        this.returns = returns;
    }

    @Schema(name = "ReturnDifference", description = "What of a return is not what was to come back.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceView(
            List<Item> differences,
            @Schema(description = "References to photos that the channel keeps.") List<String> photos,
            Instant objectBy,
            boolean objected,
            @Schema(allowableValues = {"as-assessed", "accept", "reduce", "send-back"}) String decision) {

        @Schema(name = "ReturnDifferenceItem")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Item(
                String description,
                int quantity,
                @Schema(allowableValues = {"wrong-item", "fewer", "worse"}) String kind,
                @Schema(allowableValues = {"used", "damaged", "unusable"}) String grade,
                @Schema(description = "Of the refund for these, in percent.") int keptBack) {}
    }

    @Schema(name = "ReturnObjection")
    record Objection(
            @NotBlank(message = "is required; say what is not right")
                    @Size(max = 2000, message = "may have up to 2000 characters")
                    @Schema(example = "It was sealed when I sent it.")
                    String text) {}

    @GetMapping(path = PATH)
    @Operation(
            operationId = "readReturnDifference",
            summary = "What of a return is not what was to come back",
            description =
                    "For whoever has the link that the customer was sent. A browser is led to the page for people.")
    @ApiResponse(responseCode = "200", description = "What was found, and until when to object.")
    ResponseEntity<DifferenceView> read(
            @PathVariable String token,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, DifferencePageController.path(token))
                    .varyBy(HttpHeaders.ACCEPT)
                    .build();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(differences.find(token)));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "objectToReturnDifference",
            summary = "Object to what was found",
            description = "Until the time that the customer was told. Then a person decides. Again changes nothing.")
    @ApiResponse(responseCode = "202", description = "Somebody will decide.")
    ResponseEntity<DifferenceView> object(@PathVariable String token, @RequestBody @Valid Objection objection) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(view(differences.object(token, objection.text())));
    }

    private DifferenceView view(Assessment found) {
        var lines = returns.lines(found.returnId()).stream()
                .collect(Collectors.toMap(Return.Line::lineId, Function.identity()));
        return new DifferenceView(
                found.differences().stream()
                        .map(one -> new DifferenceView.Item(
                                lines.get(one.lineId()).description(),
                                one.quantity(),
                                one.kind().code(),
                                one.grade(),
                                one.keepBack()))
                        .toList(),
                lines.values().stream()
                        .flatMap(line -> Stream.concat(line.receiptPhotos().stream(), line.inspectionPhotos().stream()))
                        .toList(),
                found.objectBy(),
                found.objection() != null,
                found.decision());
    }
}
