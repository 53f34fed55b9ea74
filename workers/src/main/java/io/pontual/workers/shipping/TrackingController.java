package io.pontual.workers.shipping;

import io.pontual.workers.platform.timeline.Language;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** For customers: no key, only the link. */
@RestController
@RequestMapping("/api/v1/tracking/{token}")
@Tag(name = "tracking")
@SecurityRequirements
class TrackingController {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final TrackingReading reading;
    private final TrackingStreams streams;
    private final DeliveryWishes wishes;

    TrackingController(TrackingReading reading, TrackingStreams streams, DeliveryWishes wishes) {
        this.reading = reading;
        this.streams = streams;
        this.wishes = wishes;
    }

    /** Of the page that shows it to people. */
    static String path(String token) {
        return "/tracking/" + token;
    }

    @GetMapping
    @Operation(
            summary = "Follow a parcel",
            description = "For whoever has the link that the customer was sent. Tells no more of a person than a first"
                    + " name and a city. Ends some time after the parcel's way has ended: from then on it is unknown.")
    public ResponseEntity<TrackingView> get(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(reading.view(token, Language.of(acceptLanguage)));
    }

    @PostMapping("/wishes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Have a parcel come on another day or to another place",
            description =
                    "While it is on its way to the customer. The carrier is asked; what it does shows in the steps."
                            + " The same wish again is the same wish.")
    public TrackingView.Wish wish(@PathVariable String token, @Valid @RequestBody AskDelivery asked) {
        return TrackingView.Wish.of(wishes.wish(token, asked), List.of());
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow a parcel live",
            description =
                    "Server-sent events `tracking`, each a step as in `steps`, its id the event's id. Begins after"
                            + " Last-Event-ID, or after the parameter `after`, or with the first; ends with the parcel's way, by"
                            + " an event `end`. 204 when that was before: do not come back. 503 when too many follow at present.")
    @ApiResponse(
            responseCode = "200",
            description = "A stream of events.",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "Nothing more is to come.", content = @Content)
    public ResponseEntity<SseEmitter> events(
            @PathVariable String token,
            @Parameter(description = "The last event that is known; the browser sends it when it comes back.")
                    @RequestHeader(name = LAST_EVENT_ID, required = false)
                    Long lastEventId,
            @Parameter(description = "As Last-Event-ID, for the first time.") @RequestParam(required = false)
                    Long after,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage) {
        var known = Optional.ofNullable(lastEventId)
                .or(() -> Optional.ofNullable(after))
                .orElse(0L);
        return streams.open(reading.find(token), known, Language.of(acceptLanguage))
                .map(stream -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        // A proxy that collects what comes would make it late.
                        .header("X-Accel-Buffering", "no")
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(stream))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
