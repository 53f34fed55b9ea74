package io.pontual.workers.platform.web;

import io.pontual.workers.platform.persistence.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever ends a request into a problem document. The filters of this package and of security use it too. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDocument> problem(Problem problem, HttpServletRequest request) {
        return answer(problem, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> unreadable(HttpMessageNotReadableException thrown, HttpServletRequest request) {
        return problem(UnreadableBody.problem(thrown), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalid(BindException thrown, HttpServletRequest request) {
        return problem(Problem.invalid(InvalidFields.of(thrown)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalid(HandlerMethodValidationException thrown, HttpServletRequest request) {
        return problem(Problem.invalid(InvalidFields.of(thrown)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> wrongType(MethodArgumentTypeMismatchException thrown, HttpServletRequest request) {
        var type = thrown.getRequiredType() == null ? Object.class : thrown.getRequiredType();
        return problem(Problem.invalid(thrown.getName(), WantedType.inUrl(type)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> wrongContentType(
            HttpMediaTypeNotSupportedException thrown, HttpServletRequest request) {
        var right = MediaType.toString(thrown.getSupportedMediaTypes().stream()
                .filter(type -> !type.getSubtype().startsWith("*"))
                .toList());
        return answer(
                new Problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "wrong-content-type",
                        "Send the body with the header Content-Type: " + right + ".",
                        List.of()),
                thrown.getHeaders(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> wrongMethod(
            HttpRequestMethodNotSupportedException thrown, HttpServletRequest request) {
        var right = thrown.getSupportedMethods() == null
                ? "another method"
                : String.join(" or ", thrown.getSupportedMethods());
        return answer(
                new Problem(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "wrong-method",
                        "This path does not take " + thrown.getMethod() + ". Use " + right + ".",
                        List.of()),
                thrown.getHeaders(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> changedMeanwhile(ConcurrencyFailureException thrown, HttpServletRequest request) {
        log.info("{} {} met a concurrent change: {}", request.getMethod(), request.getRequestURI(), thrown.toString());
        return problem(
                Problem.conflict(
                        "changed-meanwhile",
                        "Somebody else changed the same thing at the same time and nothing was done. Read it again and"
                                + " repeat the request."),
                request);
    }

    /** The last of the three is a connection lost on the way: whether it was carried out, a repeat with its key tells. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDocument> databaseAway(Exception thrown, HttpServletRequest request) {
        log.warn("{} {} could not reach the database", request.getMethod(), request.getRequestURI(), thrown);
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return answer(
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "temporarily-unavailable",
                        "The request could not be carried out just now. Repeat it, with the same Idempotency-Key.",
                        List.of()),
                headers,
                request);
    }

    /** Left to the security filters, which know what the caller lacks. */
    @ExceptionHandler
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    /** The caller hung up; there is nobody to tell. */
    @ExceptionHandler
    void hungUp(AsyncRequestNotUsableException thrown) {}

    @ExceptionHandler
    ResponseEntity<ProblemDocument> anythingElse(Exception thrown, HttpServletRequest request) {
        if (thrown instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(
                    OtherProblems.of(known.getStatusCode(), thrown, request.getRequestURI()),
                    known.getHeaders(),
                    request);
        }
        var incidentId = Ids.next();
        log.error("Incident {} in {} {}", incidentId, request.getMethod(), request.getRequestURI(), thrown);
        var problem = new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side. Quote the incidentId when you report it. Repeating the request with"
                        + " the same Idempotency-Key is safe.",
                List.of());
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDocument.of(problem, request.getRequestURI(), incidentId));
    }

    private static ResponseEntity<ProblemDocument> answer(
            Problem problem, HttpHeaders headers, HttpServletRequest request) {
        HttpStatusCode status = problem.status();
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDocument.of(problem, request.getRequestURI(), null));
    }
}
