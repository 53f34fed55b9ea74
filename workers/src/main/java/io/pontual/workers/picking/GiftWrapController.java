package io.pontual.workers.picking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/fulfilments/{fulfilmentId}/gift-wraps", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Picking")
class GiftWrapController {
    private final Gifts gifts;

    GiftWrapController(Gifts gifts) {
        this.gifts = gifts;
    }

    @Schema(name = "GiftCards")
    record Cards(UUID fulfilmentId, List<Card> items) {}

    @Schema(name = "GiftCard")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Card(
            String lineId,
            String sku,
            @Schema(description = "Units to wrap; before the pick has ended, those that are asked for.") int quantity,
            @Schema(description = "What to write; absent for no card, and once it has been erased.") String message,
            @Schema(description = "Units that are wrapped; absent until somebody says.") Integer wrapped) {
        /** Leaves out what somebody wrote to somebody, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Card[" + lineId + "]";
        }
    }

    @GetMapping
    @Operation(
            operationId = "readGiftWraps",
            summary = "What to wrap, and what to write on the cards",
            description = "For whoever wraps the gifts of a fulfilment: read it when you write, and keep no copy.")
    @ApiResponse(responseCode = "200", description = "The lines that are gifts; empty when there are none.")
    ResponseEntity<Cards> read(@PathVariable UUID fulfilmentId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Cards(fulfilmentId, gifts.cards(fulfilmentId)));
    }
}
