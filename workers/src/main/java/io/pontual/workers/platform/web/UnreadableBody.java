package io.pontual.workers.platform.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Why a body could not be read, told without repeating what was sent: it may hold personal data, or a card number that
 * must not reach a log.
 */
final class UnreadableBody {
    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return BodyTooLarge.problem();
            }
        }
        if (thrown.getCause() == null) {
            return new Problem(
                    HttpStatus.BAD_REQUEST,
                    "missing-body",
                    "This request needs a body. Send a JSON object.",
                    List.of());
        }
        if (thrown.getCause() instanceof JsonProcessingException json) {
            return problem(json);
        }
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid-json",
                "The body could not be read to its end as JSON in UTF-8.",
                List.of());
    }

    private static Problem problem(JsonProcessingException thrown) {
        if (thrown instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        }
        if (thrown instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof JsonParseException syntax) {
                return invalidJson(syntax);
            }
            return isTrailing(mapping)
                    ? invalidJson(mapping)
                    : Problem.invalid(JsonPointers.of(mapping.getPath()), WantedType.inJson(targetType(mapping)));
        }
        return invalidJson(thrown);
    }

    private static Problem missing() {
        return new Problem(
                HttpStatus.BAD_REQUEST, "missing-body", "This request needs a body. Send a JSON object.", List.of());
    }

    private static Problem unknownField(UnrecognizedPropertyException unknown) {
        var allowed = unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.invalid(JsonPointers.of(unknown.getPath()), "is not a known field; known here: " + allowed);
    }

    private static Problem invalidJson(JsonProcessingException thrown) {
        var at = thrown.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        var twice = thrown.getOriginalMessage().startsWith("Duplicate field");
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid-json",
                "The body is not valid JSON" + where + (twice ? ": a field appears twice in one object." : "."),
                List.of());
    }

    /** Jackson has no class of its own for "there is more after the end". */
    private static boolean isTrailing(JsonMappingException mismatch) {
        return mismatch.getPath().isEmpty() && mismatch.getOriginalMessage().startsWith("Trailing token");
    }

    private static Class<?> targetType(JsonMappingException mapping) {
        return mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType()
                : Object.class;
    }
}
