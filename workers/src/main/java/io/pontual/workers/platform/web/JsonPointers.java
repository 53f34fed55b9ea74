package io.pontual.workers.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;

/** Says where in a request body something is, as a JSON pointer (RFC 6901). */
final class JsonPointers {
    private JsonPointers() {}

    static String of(List<JsonMappingException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            append(pointer, step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return pointer.toString();
    }

    /** @param property a bean path such as {@code lines[0].quantity} */
    static String ofProperty(String property) {
        var pointer = new StringBuilder();
        for (var step : property.split("[.\\[\\]]+")) {
            // What a list holds has no name of its own: "photos[0].<list element>".
            if (!step.startsWith("<")) {
                append(pointer, step);
            }
        }
        return pointer.toString();
    }

    private static void append(StringBuilder pointer, String step) {
        pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
}
