package io.pontual.integrations.simulators.balcao;

import io.pontual.integrations.simulators.Behaviour;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer walks into a simulated store. */
@RestController
@Profile("simulators")
class ArrivalsController {
    private final BalcaoStore store;
    private final BalcaoVoice voice;
    private final Behaviour<BalcaoMode> behaviour;

    ArrivalsController(BalcaoStore store, BalcaoVoice voice, Behaviour<BalcaoMode> behaviour) {
        this.store = store;
        this.voice = voice;
        this.behaviour = behaviour;
    }

    /**
     * @param orderId our order
     * @param code what the customer shows, right or wrong
     */
    record Arrival(@NotNull UUID orderId, @NotBlank String code) {}

    /** Answers 202 when the store has passed the code on, 409 when no goods of this order wait on a shelf. */
    @PostMapping("/simulators/balcao/arrivals")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void arrive(@Valid @RequestBody Arrival arrival) {
        if (behaviour.mode() == BalcaoMode.DOWN) {
            throw problem(HttpStatus.SERVICE_UNAVAILABLE, "The simulated store's system is down.");
        }
        var attempts = store.arrive(arrival.orderId().toString(), arrival.code());
        if (attempts.isEmpty()) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "No goods of order " + arrival.orderId() + " wait in a store that has Balcão.");
        }
        voice.say(attempts, behaviour.mode() == BalcaoMode.DUPLICATE_EVENTS);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
