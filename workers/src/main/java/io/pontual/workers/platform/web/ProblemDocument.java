package io.pontual.workers.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * Every answer that is not a success (RFC 9457, {@code application/problem+json}).
 *
 * @param type {@code urn:pontual:problem:} and the code that a program can branch on
 * @param instance path of the request
 * @param errors the fields to mend; absent when the problem is not about fields
 * @param link what to look at instead, such as the order that exists already; absent when there is nothing
 * @param incidentId finds the log entry; only in answers with status 500
 */
@Schema(name = "Problem", description = "What is wrong, where, and the way out (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        @Schema(example = "urn:pontual:problem:invalid-request") String type,
        @Schema(example = "Invalid request") String title,
        @Schema(example = "400") int status,
        @Schema(example = "The request has fields that must be mended.") String detail,
        @Schema(example = "/api/v1/orders") String instance,
        List<Problem.FieldError> errors,
        @Schema(example = "/api/v1/orders/0198c7a2-7f0e-7000-8000-4b5f7d1c2a10") String link,
        UUID incidentId) {
    static final String TYPE_PREFIX = "urn:pontual:problem:";

    static ProblemDocument of(Problem problem, String instance, UUID incidentId) {
        return new ProblemDocument(
                TYPE_PREFIX + problem.code(),
                title(problem.code()),
                problem.status().value(),
                problem.getMessage(),
                instance,
                problem.errors(),
                problem.link(),
                incidentId);
    }

    private static String title(String code) {
        var words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
