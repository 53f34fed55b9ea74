package io.pontual.workers.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem document (RFC 9457) that says what is wrong, where, and how to mend it. */
public class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final transient List<FieldError> errors;
    private final String link;

    /**
     * @param field JSON pointer of the field in the request body, such as {@code /lines/0/quantity}, or a header or
     *     parameter name
     * @param message what is wrong with it and what would be right
     */
    @Schema(name = "ProblemField")
    public record FieldError(
            @Schema(
                            description = "JSON pointer into the body, or the name of a header or parameter.",
                            example = "/lines/0/quantity")
                    String field,
            @Schema(example = "must be a whole number from 1 to 9999") String message) {}

    /** @param code kebab name of the kind of problem; the last part of the document's {@code type} */
    public Problem(HttpStatus status, String code, String detail, List<FieldError> errors) {
        this(status, code, detail, errors, null);
    }

    private Problem(HttpStatus status, String code, String detail, List<FieldError> errors, String link) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.link = link;
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                HttpStatus.BAD_REQUEST, "invalid-request", "The request has fields that must be mended.", errors);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Problem notFound(String what, Object id) {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no " + what + " " + id + ".", List.of());
    }

    public static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail, List.of());
    }

    /** @param link path of what to look at instead */
    public Problem withLink(String link) {
        return new Problem(status, code, getMessage(), errors, link);
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

    /** Null when there is nothing to look at instead. */
    public String link() {
        return link;
    }
}
