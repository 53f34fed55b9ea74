package io.pontual.workers.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which scope a request needs: the first rule that fits. Whatever no rule fits needs a key, but no scope. */
final class ScopeRules {
    record Rule(RequestMatcher matcher, Scope scope) {}

    static final List<Rule> ALL = List.of(
            rule(HttpMethod.GET, "/api/v1/orders/**", Scope.ORDERS_READ),
            rule(null, "/api/v1/orders/**", Scope.ORDERS_WRITE),
            rule(null, "/api/v1/tasks/**", Scope.TASKS),
            rule(null, "/api/v1/nodes/**", Scope.ADMIN),
            rule(null, "/api/v1/products/**", Scope.ADMIN),
            rule(null, "/api/v1/feeds/**", Scope.ADMIN),
            // What else the API has is for the people who run it.
            rule(null, "/api/v1/**", Scope.OPERATE),
            rule(null, "/actuator/**", Scope.OPERATE));

    private ScopeRules() {}

    static Optional<Scope> scopeFor(HttpServletRequest request) {
        return ALL.stream()
                .filter(rule -> rule.matcher().matches(request))
                .map(Rule::scope)
                .findFirst();
    }

    private static Rule rule(HttpMethod method, String pattern, Scope scope) {
        return new Rule(PathPatternRequestMatcher.withDefaults().matcher(method, pattern), scope);
    }
}
