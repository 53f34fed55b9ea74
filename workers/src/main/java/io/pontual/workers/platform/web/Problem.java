package io.pontual.workers.platform.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem document (RFC 9457) that says what is wrong, where, and how to mend it. */
public class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final transient List<FieldError> errors;

    /**
     * @param field JSON pointer of the field in the request body, such as {@code /lines/0/quantity}, or a header or
     *     parameter name
     * @param message what is wrong with it and what would be right
     */
    public record FieldError(String field, String message) {}

    /** @param code kebab name of the kind of problem; the last part of the document's {@code type} */
    public Problem(HttpStatus status, String code, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                HttpStatus.BAD_REQUEST, "invalid-request", "The request has fields that must be mended.", errors);
    }

    public static Problem notFound(String what, Object id) {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no " + what + " " + id + ".", List.of());
    }

    public static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail, List.of());
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
