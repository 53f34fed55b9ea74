package io.pontual.workers.platform.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.validation.BindException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** The fields that bean validation refused, each with its place in the request. */
final class InvalidFields {
    private InvalidFields() {}

    static List<Problem.FieldError> of(BindException thrown) {
        return inOrder(ofBody(thrown));
    }

    static List<Problem.FieldError> of(HandlerMethodValidationException thrown) {
        var fields = new ArrayList<Problem.FieldError>();
        for (var result : thrown.getParameterValidationResults()) {
            var parameter = result.getMethodParameter();
            if (result instanceof ParameterErrors errors && parameter.hasParameterAnnotation(RequestBody.class)) {
                fields.addAll(ofBody(errors));
            } else {
                result.getResolvableErrors()
                        .forEach(error -> fields.add(
                                new Problem.FieldError(parameter.getParameterName(), error.getDefaultMessage())));
            }
        }
        return inOrder(fields);
    }

    private static List<Problem.FieldError> ofBody(Errors errors) {
        var fields = new ArrayList<Problem.FieldError>();
        for (var error : errors.getAllErrors()) {
            var pointer = error instanceof FieldError field ? JsonPointers.ofProperty(field.getField()) : "";
            fields.add(new Problem.FieldError(pointer, error.getDefaultMessage()));
        }
        return fields;
    }

    /** Validators report in no particular order; a caller wants the same answer twice. */
    private static List<Problem.FieldError> inOrder(List<Problem.FieldError> fields) {
        return fields.stream()
                .sorted(Comparator.comparing(Problem.FieldError::field).thenComparing(Problem.FieldError::message))
                .toList();
    }
}
