package io.pontual.workers.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Finds out who calls. Whether they may is decided later, by {@link ScopeRules}. */
class ApiKeyFilter extends OncePerRequestFilter {
    static final String HEADER = "X-Api-Key";
    /** No key is that long; hashing more is work for nothing. */
    private static final int MAX_LENGTH = 512;

    private final ApiKeys keys;
    private final HandlerExceptionResolver problems;

    ApiKeyFilter(ApiKeys keys, HandlerExceptionResolver problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            find(request.getHeader(HEADER))
                    .ifPresent(key ->
                            SecurityContextHolder.setContext(new SecurityContextImpl(new ApiKeyAuthentication(key))));
        } catch (DataAccessException away) {
            problems.resolveException(request, response, null, away);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<ApiKey> find(String sent) {
        return sent == null || sent.isBlank() || sent.length() > MAX_LENGTH ? Optional.empty() : keys.find(sent);
    }
}
