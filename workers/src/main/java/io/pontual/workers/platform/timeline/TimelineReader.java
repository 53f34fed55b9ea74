package io.pontual.workers.platform.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads the story of an order. */
@Component
public class TimelineReader {
    private final TimelineRepository repository;
    private final TimelineWords words;

    TimelineReader(TimelineRepository repository, TimelineWords words) {
        this.repository = repository;
        this.words = words;
    }

    /** @param kind for programs @param text for people */
    public record Event(Instant at, TimelineKind kind, String text) {}

    /** Oldest first; empty when there is no such order. */
    public List<Event> story(UUID orderId, Language language) {
        return repository.ofOrder(orderId).stream()
                .map(fact -> new Event(fact.at(), fact.kind(), words.tell(fact.kind(), fact.params(), language)))
                .toList();
    }
}
