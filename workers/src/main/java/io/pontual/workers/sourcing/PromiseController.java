package io.pontual.workers.sourcing;

import io.pontual.workers.platform.security.ApiKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/promises", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class PromiseController {
    private final Promises promises;

    PromiseController(Promises promises) {
        this.promises = promises;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "askPromise",
            summary = "Ask how a basket can be had",
            description =
                    "Pickup in stores nearby with the time when it is ready, delivery standard and express with day"
                            + " and price: worked out as an order would be. Nothing is held.")
    @ApiResponse(responseCode = "201", description = "The options; they hold until validUntil.")
    PromiseView ask(@RequestBody @Valid AskPromise asked, @AuthenticationPrincipal ApiKey caller) {
        caller.requireChannel(asked.channel());
        return PromiseView.of(promises.promise(asked));
    }
}
