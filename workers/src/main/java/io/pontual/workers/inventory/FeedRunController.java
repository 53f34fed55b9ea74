package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of feeds, however they came. */
@RestController
@RequestMapping("/api/v1/feeds")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class FeedRunController {
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader("line", "field", "severity", "message")
            .get();

    private final FeedRuns runs;

    FeedRunController(FeedRuns runs) {
        this.runs = runs;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "List feeds, newest first; at most 200 a page")
    public Page<FeedRunResource> list(
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = runs.list(
                Filter.oneOf("kind", kind, names(FeedKind.values(), FeedKind::code)) == null
                        ? null
                        : FeedKind.of(kind).orElseThrow(),
                Filter.oneOf("status", status, names(FeedStatus.values(), FeedStatus::name)) == null
                        ? null
                        : FeedStatus.valueOf(status),
                new PageRequest(page, size));
        return new Page<>(
                found.items().stream().map(FeedRunResource::of).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping(path = "/{runId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How far a feed is, or what became of it")
    public FeedRunResource get(@PathVariable UUID runId) {
        return FeedRunResource.of(run(runId));
    }

    @GetMapping(path = "/{runId}/refused-rows", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Why rows of a feed were refused, and warnings, by line; at most 200 a page")
    public Page<FeedRefusalRepository.Reason> refusedRows(
            @PathVariable UUID runId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        run(runId);
        return runs.reasons(runId, new PageRequest(page, size));
    }

    @GetMapping(path = "/{runId}/refused-rows", produces = "text/csv;charset=UTF-8")
    public String refusedRowsAsCsv(
            @PathVariable UUID runId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "200") int size) {
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, CSV)) {
            for (var reason : refusedRows(runId, page, size).items()) {
                csv.printRecord(
                        reason.line(), reason.field(), reason.warning() ? "warning" : "refused", reason.message());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private FeedRun run(UUID runId) {
        return runs.find(runId).orElseThrow(() -> Problem.notFound("feed", runId));
    }

    private static <T> String[] names(T[] values, java.util.function.Function<T, String> name) {
        return Arrays.stream(values).map(name).toArray(String[]::new);
    }
}
