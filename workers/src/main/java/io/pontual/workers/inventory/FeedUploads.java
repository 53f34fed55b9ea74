package io.pontual.workers.inventory;

import io.pontual.workers.inventory.FeedIntake.FeedTooLarge;
import io.pontual.workers.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** A file that comes by HTTP: read while it is sent, then merged while its sender waits, if it wants to. */
@Service
class FeedUploads {
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

    private final FeedIntake intake;
    private final FeedRuns runs;
    private final FeedRunner runner;
    private final FeedPoller poller;
    private final FeedSettings settings;
    private final Clock clock;

    FeedUploads(
            FeedIntake intake,
            FeedRuns runs,
            FeedRunner runner,
            FeedPoller poller,
            FeedSettings settings,
            Clock clock) {
        this.intake = intake;
        this.runs = runs;
        this.runner = runner;
        this.poller = poller;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param length as announced; negative when it was not */
    ResponseEntity<FeedReport> take(FeedOrder order, long length, Prefer prefer, InputStream body) throws IOException {
        if (order.asOf() != null && order.asOf().isAfter(clock.instant())) {
            throw Problem.invalid("asOf", "must not be in the future");
        }
        if (length > settings.maxSize().toBytes()) {
            throw tooLarge(new FeedTooLarge(settings.maxSize().toBytes()));
        }
        try {
            intake.receive(order, body);
        } catch (FeedTooLarge e) {
            throw tooLarge(e);
        }
        if (prefer.isAtOnce()) {
            poller.wake();
            return later(order);
        }
        runner.workUntilEnded(order.runId(), prefer.isAsync() ? prefer.patience() : AS_LONG_AS_IT_TAKES);
        poller.wake();
        var run = runs.find(order.runId()).orElseThrow();
        return switch (run.status()) {
            case APPLIED -> ResponseEntity.ok(runs.report(order.runId()));
            case REFUSED ->
                throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "feed-refused", run.note(), List.of())
                        .withLink(path(order));
            default -> later(order);
        };
    }

    private static ResponseEntity<FeedReport> later(FeedOrder order) {
        return ResponseEntity.accepted()
                .location(URI.create(path(order)))
                .header("Preference-Applied", "respond-async")
                .build();
    }

    private static String path(FeedOrder order) {
        return "/api/v1/feeds/" + order.runId();
    }

    private static Problem tooLarge(FeedTooLarge e) {
        return new Problem(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "feed-too-large",
                e.getMessage() + " Split it, as deltas. Nothing was applied.",
                List.of());
    }
}
