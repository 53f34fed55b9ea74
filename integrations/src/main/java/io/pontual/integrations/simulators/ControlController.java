package io.pontual.integrations.simulators;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Chooses how the simulated partners behave from now on. */
@RestController
@Profile("simulators")
@RequestMapping("/simulators/control/{partner}")
class ControlController {
    private final Map<String, Behaviour<?>> partners;

    ControlController(List<Behaviour<?>> behaviours) {
        this.partners = behaviours.stream().collect(Collectors.toMap(Behaviour::partner, Function.identity()));
    }

    /** @param mode one of the partner's modes */
    record Choice(String mode) {}

    record Current(String partner, String mode, List<String> modes) {}

    @GetMapping
    Current get(@PathVariable String partner) {
        return current(find(partner));
    }

    @PostMapping
    Current change(@PathVariable String partner, @RequestBody Choice choice) {
        var behaviour = find(partner);
        if (!behaviour.change(choice.mode())) {
            throw problem(
                    HttpStatus.BAD_REQUEST, "The mode of " + partner + " must be one of " + behaviour.allowed() + ".");
        }
        return current(behaviour);
    }

    private Behaviour<?> find(String partner) {
        var behaviour = partners.get(partner);
        if (behaviour == null) {
            throw problem(
                    HttpStatus.NOT_FOUND,
                    "There is no simulated partner '" + partner + "'. There are "
                            + partners.keySet().stream().sorted().toList() + ".");
        }
        return behaviour;
    }

    private static Current current(Behaviour<?> behaviour) {
        return new Current(behaviour.partner(), behaviour.current(), behaviour.allowed());
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
