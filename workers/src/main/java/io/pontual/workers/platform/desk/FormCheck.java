package io.pontual.workers.platform.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.platform.web.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Holds a completion against the task's form, as Tasklist does in the browser: required fields are there, a choice is one
 * of those offered, and there is nothing that the form does not know. What a value means is checked by the step that uses
 * it.
 */
final class FormCheck {
    /** A value of one of the options that a form lists, as in {@code [{label: "Yes", value: true}]}. */
    private static final Pattern OPTION = Pattern.compile("value: (?:\"([^\"]*)\"|(true|false))");

    private FormCheck() {}

    /** @throws Problem naming each field that must be mended */
    static void check(JsonNode form, Map<String, Object> variables) {
        var fields = fields(form);
        List<FieldError> errors = new ArrayList<>();
        fields.forEach((key, field) -> {
            if (isRequired(field) && isMissing(field, variables.get(key))) {
                errors.add(new FieldError(
                        "/variables/" + key,
                        "is required: " + field.path("label").asText(key)));
            } else if (variables.get(key) != null) {
                var options = options(field);
                if (!options.isEmpty() && !options.contains(String.valueOf(variables.get(key)))) {
                    errors.add(new FieldError(
                            "/variables/" + key,
                            "is none of the answers that the form offers: " + String.join(", ", options)));
                }
            }
        });
        variables.keySet().stream()
                .filter(key -> !fields.containsKey(key))
                .forEach(key -> errors.add(new FieldError(
                        "/variables/" + key, "is not a field of this task's form, which has: " + fields.keySet())));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Whether a field with a condition shows is for the form to evaluate: the step that uses it says if it is missing. */
    private static boolean isRequired(JsonNode field) {
        return field.path("validate").path("required").asBoolean()
                && field.path("conditional").path("hide").isMissingNode();
    }

    private static boolean isMissing(JsonNode field, Object value) {
        // A checkbox that must be filled in must be ticked.
        return value == null || (field.path("type").asText().equals("checkbox") && Boolean.FALSE.equals(value));
    }

    /** Empty for a field that is no choice between listed options. */
    private static List<String> options(JsonNode field) {
        return OPTION.matcher(field.path("valuesExpression").asText())
                .results()
                .map(option -> option.group(1) == null ? option.group(2) : option.group(1))
                .toList();
    }

    private static Map<String, JsonNode> fields(JsonNode form) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (var component : form.path("components")) {
            var key = component.path(component.has("path") ? "path" : "key").asText("");
            if (!key.isEmpty()) {
                fields.put(key, component);
            } else {
                // A plain group or row only arranges its fields.
                fields.putAll(fields(component));
            }
        }
        return fields;
    }
}
