package io.pontual.workers.platform.messaging;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What got stuck between the applications, for operators. Lists show the oldest two hundred. */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasAuthority('SCOPE_operate')")
class ReplayController {
    private static final int PAGE = 200;

    private final Replays replays;

    ReplayController(Replays replays) {
        this.replays = replays;
    }

    @GetMapping("/dead-letters")
    List<DeadLetter> deadLetters() {
        return replays.deadLetters(PAGE);
    }

    @PostMapping("/dead-letters/{deadLetterId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replayDeadLetter(@PathVariable UUID deadLetterId) {
        replays.replayDeadLetter(deadLetterId);
    }

    @GetMapping("/parked-events")
    List<ParkedEvent> parkedEvents() {
        return replays.parkedEvents(PAGE);
    }

    @PostMapping("/parked-events/{queue}/{eventId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replayParkedEvent(@PathVariable String queue, @PathVariable String eventId) {
        replays.replayParkedEvent(queue, eventId);
    }
}
