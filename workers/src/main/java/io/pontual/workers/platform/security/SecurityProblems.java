package io.pontual.workers.platform.security;

import io.pontual.workers.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refusals in the same form as every other problem. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private final HandlerExceptionResolver problems;

    SecurityProblems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException notAuthenticated) {
        var sent = request.getHeader(ApiKeyFilter.HEADER) != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey realm=\"pontual\"");
        refuse(
                request,
                response,
                new Problem(
                        HttpStatus.UNAUTHORIZED,
                        sent ? "unknown-key" : "missing-key",
                        sent
                                ? "The API key is not known or was revoked. Check it, or ask for a new one."
                                : "Send your API key in the header X-Api-Key.",
                        List.of(new Problem.FieldError(
                                ApiKeyFilter.HEADER, sent ? "is not a valid key" : "is a required header"))));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        var scope = ScopeRules.scopeFor(request).orElse(Scope.OPERATE);
        // Also met by a misspelt path, since what no other rule knows is for operators.
        var path = scope == Scope.OPERATE ? " If you are not an operator, compare the path with /v3/api-docs." : "";
        refuse(
                request,
                response,
                new Problem(
                        HttpStatus.FORBIDDEN,
                        "missing-scope",
                        "This request needs a key with the scope '" + scope.code() + "', which yours does not have."
                                + path,
                        List.of()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected) {
        refuse(
                request,
                response,
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "bad-request",
                        "The URL or a header holds characters that are not taken here.",
                        List.of()));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        problems.resolveException(request, response, null, problem);
    }
}
