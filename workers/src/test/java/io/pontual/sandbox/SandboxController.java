package io.pontual.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** What only a sandbox can: move time, read everybody's mail, tell partners how to behave. */
@RestController
@RequestMapping("/sandbox")
class SandboxController {
    private final MovableClock clock;
    private final SandboxServers servers;
    private final Mailbox mailbox;
    private final RestClient simulators;

    SandboxController(MovableClock clock, SandboxServers servers, Mailbox mailbox, RestClient simulators) {
        this.clock = clock;
        this.servers = servers;
        this.mailbox = mailbox;
        this.simulators = simulators;
    }

    record Advance(@NotNull Duration advance) {}

    record Now(Instant now) {}

    @GetMapping("/clock")
    Now now() {
        return new Now(clock.instant());
    }

    /** Moves the applications' time before the engine's, so that what a timer starts sees the new time. */
    @PostMapping("/clock")
    Now advance(@Valid @RequestBody Advance request) {
        clock.advance(request.advance());
        servers.engine().advance(request.advance());
        return now();
    }

    /** @param to only mails to this address; all when left out */
    @GetMapping("/mails")
    List<Mailbox.Mail> mails(@RequestParam(required = false) String to) {
        return mailbox.mails(to);
    }

    @PostMapping("/partners/{partner}")
    ResponseEntity<JsonNode> behave(@PathVariable String partner, @RequestBody JsonNode behaviour) {
        var answer = simulators
                .post()
                .uri("/control/{partner}", partner)
                .contentType(MediaType.APPLICATION_JSON)
                .body(behaviour)
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {
                    // Its problem document is the answer.
                })
                .toEntity(JsonNode.class);
        // Not its headers: they say how that connection was framed, and this one may be framed otherwise.
        return ResponseEntity.status(answer.getStatusCode()).body(answer.getBody());
    }
}
