package io.pontual.workers.platform.timeline;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the story of an order. */
@Component
public class Timeline {
    private final TimelineRepository repository;

    Timeline(TimelineRepository repository) {
        this.repository = repository;
    }

    /**
     * Adds a fact to the order's story, once.
     *
     * @param kind what happened; its words are in {@code timeline.properties} and {@code timeline_pt_BR.properties}
     * @param businessKey tells two facts of one kind apart, such as a payment id; a repeat with the same key is ignored
     * @param params named values that the words can use; no personal data. They know {@code amount} with {@code
     *     currency}, {@code reason} and {@code template} (codes), {@code node} (its name), {@code quantity}, {@code
     *     missing}, {@code attempts}, {@code place} (a city), {@code holdUntil} and {@code expectedAt} (ISO-8601 with an offset); others are kept, not told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID orderId, TimelineKind kind, Object businessKey, Map<String, ?> params) {
        record(kind, List.of(new Entry(orderId, businessKey, params)));
    }

    /** Adds facts of one kind to the stories of several orders, each as {@link #record(UUID, TimelineKind, Object, Map)}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(TimelineKind kind, List<Entry> entries) {
        repository.insert(kind, entries);
    }

    /** See {@link #record(UUID, TimelineKind, Object, Map)}. */
    public record Entry(UUID orderId, Object businessKey, Map<String, ?> params) {}
}
