package io.pontual.workers.ordering;

import io.pontual.workers.platform.security.ApiKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = OrderLinks.ORDERS + "/{orderId}/choices", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders", description = "Place an order, follow it, cancel it.")
class ChoiceController {
    private final OrderChoices choices;

    ChoiceController(OrderChoices choices) {
        this.choices = choices;
    }

    @GetMapping
    @Operation(
            operationId = "readChoices",
            summary = "Read what the customer is asked",
            description = "Questions about lines that cannot be had as ordered, oldest first, with the options, the"
                    + " deadline and what holds without an answer.")
    @ApiResponse(responseCode = "200", description = "The questions; none when everything can be had.")
    ChoiceView.ChoiceList read(@PathVariable UUID orderId, @AuthenticationPrincipal ApiKey caller) {
        return new ChoiceView.ChoiceList(choices.of(orderId, caller));
    }

    @PostMapping(path = "/{choiceId}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "answerChoice",
            summary = "Answer for the customer",
            description =
                    "Possible until the deadline. Repeatable: the same answer again changes nothing. When something"
                            + " else holds already, the answer says what happened.")
    @ApiResponse(responseCode = "200", description = "The answer holds.")
    ChoiceView answer(
            @PathVariable UUID orderId,
            @PathVariable UUID choiceId,
            @RequestBody @Valid AnswerChoice answer,
            @AuthenticationPrincipal ApiKey caller) {
        return choices.answer(orderId, choiceId, answer, caller);
    }
}
