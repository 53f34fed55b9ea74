package io.pontual.workers.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which scope a request needs: the first rule that fits. Whatever no rule fits needs a key, but no scope. */
final class ScopeRules {
    /** @param method null for any */
    record Rule(HttpMethod method, String pattern, Scope scope) {
        RequestMatcher matcher() {
            return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
        }

        private boolean fits(HttpMethod asked, String path) {
            return (method == null || method.equals(asked)) && parsed().matches(PathContainer.parsePath(path));
        }

        private PathPattern parsed() {
            return PathPatternParser.defaultInstance.parse(pattern);
        }
    }

    /** Whoever knows the path may use it; nothing can be found out by trying. */
    static final String PUBLIC = "/api/v1/tracking/*/**";

    /** The page of the same, for people. */
    static final String PUBLIC_PAGE = "/tracking/*/**";

    static final List<Rule> ALL = List.of(
            // Which node supplies what is decided by the people who run the shop, not by channels.
            new Rule(null, "/api/v1/orders/*/fulfilments/**", Scope.OPERATE),
            // Neither is what is given back for goodwill.
            new Rule(null, "/api/v1/orders/*/appeasements/**", Scope.OPERATE),
            // Nor what is held.
            new Rule(null, "/api/v1/orders/*/holds/**", Scope.OPERATE),
            // Serial numbers are scanned where goods leave.
            new Rule(null, "/api/v1/orders/*/serials", Scope.TASKS),
            new Rule(HttpMethod.GET, "/api/v1/orders/**", Scope.ORDERS_READ),
            new Rule(null, "/api/v1/orders/**", Scope.ORDERS_WRITE),
            new Rule(null, "/api/v1/promises/**", Scope.ORDERS_WRITE),
            new Rule(HttpMethod.GET, "/api/v1/policies/**", Scope.ORDERS_READ),
            new Rule(HttpMethod.GET, "/api/v1/returns/**", Scope.ORDERS_READ),
            new Rule(HttpMethod.GET, "/api/v1/claims/**", Scope.ORDERS_READ),
            new Rule(HttpMethod.GET, "/api/v1/repairs/**", Scope.ORDERS_READ),
            new Rule(null, "/api/v1/repairs/**", Scope.ORDERS_WRITE),
            new Rule(null, "/api/v1/returns/*/cancellation", Scope.ORDERS_WRITE),
            new Rule(null, "/api/v1/returns/*/way", Scope.ORDERS_WRITE),
            // The rest of a return is what staff of stores do in tasks.
            new Rule(null, "/api/v1/returns/**", Scope.TASKS),
            // Where customers live is for whoever goes there.
            new Rule(null, "/api/v1/appointments/*/visit", Scope.TASKS),
            new Rule(HttpMethod.GET, "/api/v1/appointments/**", Scope.ORDERS_READ),
            new Rule(null, "/api/v1/appointments/**", Scope.ORDERS_WRITE),
            new Rule(null, "/api/v1/tasks/**", Scope.TASKS),
            // The terminal of a locker does the work of staff.
            new Rule(HttpMethod.POST, "/api/v1/lockers/*/openings", Scope.TASKS),
            new Rule(HttpMethod.POST, "/api/v1/lockers/*/returns", Scope.TASKS),
            // Labels and manifests are printed where parcels are packed.
            new Rule(null, "/api/v1/parcels/**", Scope.TASKS),
            new Rule(null, "/api/v1/manifests/**", Scope.TASKS),
            new Rule(HttpMethod.GET, "/api/v1/shipping-rates", Scope.ORDERS_READ),
            // Devices of staff who pick.
            new Rule(null, "/api/v1/fulfilments/*/picks/**", Scope.TASKS),
            new Rule(null, "/api/v1/fulfilments/*/gift-wraps", Scope.TASKS),
            new Rule(null, "/api/v1/waves/**", Scope.TASKS),
            new Rule(HttpMethod.GET, "/api/v1/availability", Scope.STOCK_READ),
            new Rule(null, "/api/v1/channels/**", Scope.ADMIN),
            new Rule(null, "/api/v1/nodes/**", Scope.ADMIN),
            new Rule(null, "/api/v1/products/**", Scope.ADMIN),
            new Rule(null, "/api/v1/transfers/**", Scope.ADMIN),
            new Rule(null, "/api/v1/credit-accounts/**", Scope.ADMIN),
            new Rule(null, "/api/v1/feeds/**", Scope.ADMIN),
            new Rule(null, "/api/v1/api-keys/**", Scope.ADMIN),
            // What else the API has is for the people who run it.
            new Rule(null, "/api/v1/**", Scope.OPERATE),
            new Rule(null, "/actuator/**", Scope.OPERATE));

    private ScopeRules() {}

    static Optional<Scope> scopeFor(HttpServletRequest request) {
        return scopeFor(HttpMethod.valueOf(request.getMethod()), request.getRequestURI());
    }

    /** @return empty when no scope is needed */
    static Optional<Scope> scopeFor(HttpMethod method, String path) {
        if (PathPatternParser.defaultInstance.parse(PUBLIC).matches(PathContainer.parsePath(path))) {
            return Optional.empty();
        }
        return ALL.stream()
                .filter(rule -> rule.fits(method, path))
                .map(Rule::scope)
                .findFirst();
    }
}
