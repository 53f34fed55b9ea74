package io.pontual.processes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a Camunda Form for the tests. */
final class Forms {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Forms() {}

    static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    /** Every component of the form, those in a list too. */
    static List<JsonNode> components(JsonNode form) {
        return below(form).toList();
    }

    private static Stream<JsonNode> below(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false)
                .flatMap(component -> Stream.concat(Stream.of(component), below(component)));
    }
}
