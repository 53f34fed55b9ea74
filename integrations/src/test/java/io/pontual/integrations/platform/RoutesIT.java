package io.pontual.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.support.IntegrationsTest;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

/** What holds for every route and for the application as a whole. */
@IntegrationsTest
class RoutesIT {
    @Autowired
    CamelContext camel;

    @Autowired
    TestRestTemplate http;

    @Test
    void every_route_is_named_capability_partner_verb() {
        assertThat(camel.getRoutes())
                .extracting(Route::getId)
                .hasSizeGreaterThanOrEqualTo(9)
                .allMatch(id -> id.matches("(inventory|payment|pickup|shipping|notification|sim)-[a-z]+-[a-z]+"));
    }

    @Test
    void every_route_leaves_retries_to_its_caller() {
        assertThat(((ModelCamelContext) camel).getRouteDefinitions())
                .isNotEmpty()
                .extracting(RouteDefinition::getRouteConfigurationId)
                .containsOnly(RouteErrorPolicy.CALLER_TRIES_AGAIN);
    }

    @Test
    void health_and_metrics_are_served() {
        assertThat(http.getForEntity("/actuator/health", String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(http.getForEntity("/actuator/health/readiness", String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(http.getForObject("/actuator/prometheus", String.class))
                .contains("routeId=\"payment-aurora-authorise\"", "application=\"integrations\"");
    }
}
