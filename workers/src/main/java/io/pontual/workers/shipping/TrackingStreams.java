package io.pontual.workers.shipping;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Live views of parcels. One thread looks once for all of them what is new in the database, so it does not matter which
 * instance took the event in, and a view costs an open connection and nothing more. What is written to a view in its
 * short life is less than a connection buffers, so a browser that does not read holds nobody up.
 */
@Component
class TrackingStreams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TrackingStreams.class);
    private static final int MOST_AT_ONCE = 1000;

    private final TrackingRepository tracking;
    private final DeliveryRepository deliveries;
    private final TrackingReading reading;
    private final TrackingSettings settings;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tracking-streams-", 0).daemon().factory());
    private volatile boolean running;

    TrackingStreams(
            TrackingRepository tracking,
            DeliveryRepository deliveries,
            TrackingReading reading,
            TrackingSettings settings,
            MeterRegistry metrics) {
        this.tracking = tracking;
        this.deliveries = deliveries;
        this.reading = reading;
        this.settings = settings;
        metrics.gauge("pontual.tracking.streams", streams, Set::size);
    }

    @Override
    public void start() {
        running = true;
        every(settings.lookInterval().toMillis(), this::look);
        every(settings.heartbeat().toMillis(), this::beat);
    }

    /** In its default phase, which is before the web server waits for open requests. Browsers come back elsewhere. */
    @Override
    public void stop() {
        running = false;
        looking.shutdownNow();
        streams.forEach(stream -> stream.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * @param known the last event that the customer has seen
     * @return empty when nothing is to come any more
     * @throws Problem 503 when there are too many
     */
    Optional<SseEmitter> open(Delivery delivery, long known, Language language) {
        var parcelId = delivery.parcelId();
        if (delivery.state().status().hasEnded()
                && tracking.since(Map.of(parcelId, known), 1).isEmpty()) {
            return Optional.empty();
        }
        var stream = new Stream(
                parcelId, language, new SseEmitter(settings.streamFor().toMillis()), known);
        admit(stream);
        stream.emitter.onCompletion(() -> streams.remove(stream));
        stream.emitter.onTimeout(() -> {
            streams.remove(stream);
            stream.emitter.complete();
        });
        stream.emitter.onError(gone -> streams.remove(stream));
        looking.execute(() -> begin(stream));
        return Optional.of(stream.emitter);
    }

    private synchronized void admit(Stream stream) {
        var ofParcel = streams.stream()
                .filter(other -> other.parcelId.equals(stream.parcelId))
                .count();
        if (!running || streams.size() >= settings.maxStreams() || ofParcel >= settings.maxStreamsPerParcel()) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-streams",
                    "Too many follow their parcels live at present. Read the tracking resource now and then instead.",
                    List.of());
        }
        streams.add(stream);
    }

    private void begin(Stream stream) {
        stream.send(SseEmitter.event()
                .comment("following")
                .reconnectTime(settings.heartbeat().toMillis()));
        look(List.of(stream));
    }

    private void look() {
        look(List.copyOf(streams));
    }

    private void look(List<Stream> asked) {
        var known = new HashMap<UUID, Long>();
        asked.forEach(stream -> known.merge(stream.parcelId, stream.known, Math::min));
        for (var step : tracking.since(known, MOST_AT_ONCE)) {
            asked.stream()
                    .filter(stream -> stream.parcelId.equals(step.parcelId()) && stream.known < step.sequence())
                    .forEach(stream -> tell(stream, step));
        }
    }

    private void tell(Stream stream, TrackingStep step) {
        stream.known = step.sequence();
        stream.send(SseEmitter.event()
                .id(String.valueOf(step.sequence()))
                .name("tracking")
                .data(reading.step(step, stream.language)));
        if (DeliveryStatus.of(step.status()).hasEnded()
                && deliveries.find(step.parcelId()).stream()
                        .anyMatch(delivery -> delivery.state().status().hasEnded())
                && tracking.since(Map.of(step.parcelId(), step.sequence()), 1).isEmpty()) {
            stream.send(SseEmitter.event().name("end").data("{}"));
            stream.emitter.complete();
        }
    }

    private void beat() {
        streams.forEach(stream -> stream.send(SseEmitter.event().comment("")));
    }

    private void every(long millis, Runnable task) {
        looking.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // The database may be away; the views stay open, and the next look tells what was missed.
                        log.warn("Live views of parcels wait: {}", e.getMessage());
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Used by the looking thread alone, but for being made. */
    private final class Stream {
        final UUID parcelId;
        final Language language;
        final SseEmitter emitter;
        volatile long known;

        Stream(UUID parcelId, Language language, SseEmitter emitter, long known) {
            this.parcelId = parcelId;
            this.language = language;
            this.emitter = emitter;
            this.known = known;
        }

        void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (java.io.IOException | IllegalStateException gone) {
                streams.remove(this);
            }
        }
    }
}
