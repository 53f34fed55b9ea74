package io.pontual.workers.platform.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;

/** The rarer mistakes that Spring MVC finds before a controller is asked. */
final class OtherProblems {
    private OtherProblems() {}

    static Problem of(HttpStatusCode code, Exception thrown, String path) {
        var status = HttpStatus.valueOf(code.value());
        return switch (status) {
            case NOT_FOUND ->
                new Problem(
                        status,
                        "not-found",
                        "There is nothing at " + path + ". See /v3/api-docs for what is.",
                        List.of());
            case NOT_ACCEPTABLE ->
                new Problem(
                        status,
                        "not-acceptable",
                        "The answer is JSON. Send Accept: application/json or leave the header away.",
                        List.of());
            case BAD_REQUEST -> badRequest(thrown);
            default -> new Problem(status, "refused", status.getReasonPhrase() + ".", List.of());
        };
    }

    private static Problem badRequest(Exception thrown) {
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return Problem.invalid(missing.getParameterName(), "is a required parameter");
        }
        if (thrown instanceof MissingRequestHeaderException missing) {
            return Problem.invalid(missing.getHeaderName(), "is a required header");
        }
        return new Problem(HttpStatus.BAD_REQUEST, "bad-request", "The request cannot be read.", List.of());
    }
}
