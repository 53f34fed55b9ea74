package io.pontual.workers.platform.web;

import io.pontual.processes.CardNumbers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UriUtils;

/** Refuses a URL or header that holds a card number, before anything can be told or logged of it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class CardNumberFilter extends OncePerRequestFilter {
    /** Those that are kept or sent back. */
    private static final List<String> KEPT = List.of(IdempotentRequests.HEADER, RequestIdFilter.HEADER);

    /** The engine's own ids of tasks have 16 digits and begin like cards. */
    private static final String TASKS = "/api/v1/tasks/";

    private final HandlerExceptionResolver problems;

    CardNumberFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var place = found(request);
        if (place.isPresent()) {
            problems.resolveException(
                    new WithoutPath(request), response, null, Problem.invalid(place.get(), CardNumbers.REFUSAL));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<String> found(HttpServletRequest request) {
        if (!request.getRequestURI().startsWith(TASKS) && CardNumbers.surelyIn(decoded(request.getRequestURI()))) {
            return Optional.of("path");
        }
        if (request.getQueryString() != null) {
            for (var pair : request.getQueryString().split("&")) {
                var name = decoded(pair.split("=", 2)[0]);
                if (CardNumbers.surelyIn(name)) {
                    return Optional.of("query");
                }
                if (CardNumbers.surelyIn(decoded(pair))) {
                    return Optional.of(name);
                }
            }
        }
        return KEPT.stream()
                .filter(name -> request.getHeader(name) != null && CardNumbers.surelyIn(request.getHeader(name)))
                .findFirst();
    }

    /** What cannot be decoded is taken as it stands. */
    private static String decoded(String part) {
        try {
            return UriUtils.decode(part.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    /** For the problem, which tells the path. */
    private static final class WithoutPath extends HttpServletRequestWrapper {
        WithoutPath(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return "/";
        }
    }
}
