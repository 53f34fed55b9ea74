package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files of any length. Sending one again changes nothing, so no idempotency key is needed. */
@RestController
@RequestMapping(path = "/api/v1/feeds", consumes = FeedController.CSV, produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class FeedController {
    static final String CSV = "text/csv";

    private final FeedImport feeds;
    private final NodeFeed nodes;
    private final ProductFeed products;
    private final StockFeed stock;

    FeedController(FeedImport feeds, NodeFeed nodes, ProductFeed products, StockFeed stock) {
        this.feeds = feeds;
        this.nodes = nodes;
        this.products = products;
        this.stock = stock;
    }

    @PostMapping("/nodes")
    @Operation(
            summary = "Add or change nodes by the thousand",
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    public FeedReport nodes(@RequestHeader HttpHeaders headers, InputStream body) throws IOException {
        requireUtf8(headers);
        return feeds.run(nodes, body);
    }

    @PostMapping("/products")
    @Operation(
            summary = "Add or change products by the thousand",
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    public FeedReport products(@RequestHeader HttpHeaders headers, InputStream body) throws IOException {
        requireUtf8(headers);
        return feeds.run(products, body);
    }

    @PostMapping("/stock")
    @Operation(
            summary = "Say what was counted, by the thousand",
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    public FeedReport stock(@RequestHeader HttpHeaders headers, InputStream body) throws IOException {
        requireUtf8(headers);
        return feeds.run(stock, body);
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
}
