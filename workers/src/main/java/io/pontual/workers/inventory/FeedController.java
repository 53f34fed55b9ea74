package io.pontual.workers.inventory;

import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files. Sending one again changes nothing, so no idempotency key is needed. */
@RestController
@RequestMapping(path = "/api/v1/feeds", consumes = FeedController.CSV, produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class FeedController {
    static final String CSV = "text/csv";
    private static final String MODE = "`delta`: what the file does not name stays. `full`: it is gone.";
    private static final String AS_OF = "When the file was written; now, unless you say otherwise.";
    private static final String ROWS =
            "How many rows the file has. A full feed says so here or in a last row such as `#rows,12`.";

    private final FeedUploads uploads;

    FeedController(FeedUploads uploads) {
        this.uploads = uploads;
    }

    @PostMapping("/nodes")
    @Operation(
            summary = "Add or change nodes by the thousand",
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @ReportNowOrLater
    public ResponseEntity<FeedReport> nodes(
            @RequestHeader HttpHeaders headers,
            @Parameter(description = MODE) @RequestParam(defaultValue = "delta") String mode,
            @Parameter(description = AS_OF) @RequestParam(required = false) Instant asOf,
            @Parameter(description = ROWS) @RequestParam(required = false) Long rows,
            InputStream body)
            throws IOException {
        return take(FeedKind.NODES, headers, mode, asOf, rows, body);
    }

    @PostMapping("/products")
    @Operation(
            summary = "Add or change products by the thousand",
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @ReportNowOrLater
    public ResponseEntity<FeedReport> products(
            @RequestHeader HttpHeaders headers,
            @Parameter(description = MODE) @RequestParam(defaultValue = "delta") String mode,
            @Parameter(description = AS_OF) @RequestParam(required = false) Instant asOf,
            @Parameter(description = ROWS) @RequestParam(required = false) Long rows,
            InputStream body)
            throws IOException {
        return take(FeedKind.PRODUCTS, headers, mode, asOf, rows, body);
    }

    @PostMapping("/stock")
    @Operation(
            summary = "Say what was counted, by the million",
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @ReportNowOrLater
    public ResponseEntity<FeedReport> stock(
            @RequestHeader HttpHeaders headers,
            @Parameter(description = MODE) @RequestParam(defaultValue = "delta") String mode,
            @Parameter(description = AS_OF) @RequestParam(required = false) Instant asOf,
            @Parameter(description = ROWS) @RequestParam(required = false) Long rows,
            InputStream body)
            throws IOException {
        return take(FeedKind.STOCK, headers, mode, asOf, rows, body);
    }

    @PostMapping("/receipts")
    @Operation(
            summary = "Say what will arrive, where and when",
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @ReportNowOrLater
    public ResponseEntity<FeedReport> receipts(
            @RequestHeader HttpHeaders headers,
            @Parameter(description = MODE) @RequestParam(defaultValue = "delta") String mode,
            @Parameter(description = AS_OF) @RequestParam(required = false) Instant asOf,
            @Parameter(description = ROWS) @RequestParam(required = false) Long rows,
            InputStream body)
            throws IOException {
        return take(FeedKind.RECEIPTS, headers, mode, asOf, rows, body);
    }

    @PostMapping("/points")
    @Operation(
            summary = "Add or change pickup points of partners",
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, description = "The report, once all is stored.")
    @ApiResponse(
            responseCode = "202",
            description = "With Prefer: respond-async; Location is the feed.",
            content = @Content)
    public ResponseEntity<FeedReport> points(
            @RequestHeader HttpHeaders headers,
            @Parameter(description = MODE) @RequestParam(defaultValue = "delta") String mode,
            @Parameter(description = AS_OF) @RequestParam(required = false) Instant asOf,
            @Parameter(description = ROWS) @RequestParam(required = false) Long rows,
            InputStream body)
            throws IOException {
        return take(FeedKind.POINTS, headers, mode, asOf, rows, body);
    }

    private ResponseEntity<FeedReport> take(
            FeedKind kind, HttpHeaders headers, String mode, Instant asOf, Long rows, InputStream body)
            throws IOException {
        requireUtf8(headers);
        if (rows != null && rows < 0) {
            throw Problem.invalid("rows", "must not be negative");
        }
        var order = new FeedOrder(
                Ids.next(),
                kind,
                FeedMode.of(mode).orElseThrow(() -> Problem.invalid("mode", "must be one of delta, full")),
                null,
                asOf,
                rows);
        return uploads.take(order, headers.getContentLength(), Prefer.of(headers), body);
    }

    private static void requireUtf8(HttpHeaders headers) {
        var type = headers.getContentType();
        if (type != null && type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw new Problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "wrong-content-type",
                    "Feeds must be UTF-8, not " + type.getCharset() + ".",
                    List.of(new Problem.FieldError("Content-Type", "must be text/csv or text/csv;charset=UTF-8")));
        }
    }

    /** The two answers that every feed may get. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, description = "The report, once all is stored.")
    @ApiResponse(
            responseCode = "202",
            description = "With Prefer: respond-async; Location is the feed.",
            content = @Content)
    private @interface ReportNowOrLater {}
}
