package io.pontual.integrations.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Reads a message's JSON text into a checked record. */
@Component
public class JsonBody {
    private final ObjectMapper json;
    private final Validator validator;

    JsonBody(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @return a step that replaces the text body by the record; fields that it does not know are ignored */
    public Processor as(Class<?> type) {
        return exchange ->
                exchange.getMessage().setBody(read(exchange.getMessage().getBody(), type));
    }

    /**
     * @param body JSON text
     * @throws MalformedMessage when it is not text, not JSON, or breaks a constraint of the record
     */
    public <T> T read(Object body, Class<T> type) {
        if (!(body instanceof String text)) {
            throw new MalformedMessage("Expected JSON text for " + type.getSimpleName() + ", got "
                    + (body == null ? "nothing" : body.getClass().getSimpleName()));
        }
        var value = parse(text, type);
        if (value == null) {
            throw new MalformedMessage("Expected a JSON object for " + type.getSimpleName() + ", got null");
        }
        var violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw new MalformedMessage(type.getSimpleName() + ": "
                    + violations.stream()
                            .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return value;
    }

    /** Jackson's own words may quote the text, which may hold a name or an address: only the place is told. */
    private <T> T parse(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonMappingException e) {
            throw new MalformedMessage(type.getSimpleName() + " cannot be read at " + path(e));
        } catch (JsonProcessingException e) {
            throw new MalformedMessage(type.getSimpleName() + " is not JSON");
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
