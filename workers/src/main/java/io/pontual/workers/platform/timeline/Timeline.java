package io.pontual.workers.platform.timeline;

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
     *     missing}, {@code attempts} and {@code holdUntil} (ISO-8601 with the store's offset); others are kept, not told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID orderId, TimelineKind kind, Object businessKey, Map<String, ?> params) {
        repository.insert(orderId, kind, String.valueOf(businessKey), params);
    }
}
