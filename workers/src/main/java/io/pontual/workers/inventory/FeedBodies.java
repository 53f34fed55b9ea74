package io.pontual.workers.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Nodes and products as JSON text, while they wait to be merged. */
final class FeedBodies {
    // Of its own: the API's mapper writes amounts and refuses texts by rules that do not matter here.
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FeedBodies() {}

    static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static <T> T read(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A staged row cannot be read back as " + type.getSimpleName(), e);
        }
    }
}
