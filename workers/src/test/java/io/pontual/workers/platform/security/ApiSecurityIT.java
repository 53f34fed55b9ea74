package io.pontual.workers.platform.security;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.API_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ApiSecurityIT {
    @Autowired
    Api api;

    @Autowired
    DSLContext db;

    @Autowired
    ApiKeyRepository repository;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Api.Answer get(String path, String key) {
        return api.send(api.anonymous(path).header("X-Api-Key", key).GET());
    }

    @Test
    void without_a_key_nobody_gets_in() {
        var answer = api.send(api.anonymous("/api/v1/orders").GET());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("missing-key");
        assertThat(answer.header("WWW-Authenticate")).startsWith("ApiKey");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("X-Api-Key");
        assertThat(answer.body().path("detail").asText()).contains("header X-Api-Key");
    }

    @Test
    void a_wrong_key_is_told_but_neither_repeated_nor_logged(CapturedOutput log) {
        var answer = get("/api/v1/orders", "guessed-secret-4711");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unknown-key");
        assertThat(answer.body().toString()).doesNotContain("guessed-secret");
        assertThat(log.getAll()).doesNotContain("guessed-secret");
        assertThat(get("/api/v1/orders", "x".repeat(5000)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/orders, orders:read",
        "POST, /api/v1/orders, orders:write",
        "POST, /api/v1/promises, orders:write",
        "POST, /api/v1/orders/X/holds, operate",
        "POST, /api/v1/orders/X/holds/Y/release, operate",
        "GET, /api/v1/holds, operate",
        "GET, /api/v1/tasks, tasks",
        "GET, /api/v1/availability, stock:read",
        "PUT, /api/v1/channels/web/stock-rules/X, admin",
        "PUT, /api/v1/nodes/X, admin",
        "GET, /api/v1/nodes/X, admin",
        "PUT, /api/v1/products/X, admin",
        "POST, /api/v1/feeds/stock, admin",
        "GET, /api/v1/dead-letters, operate",
        "GET, /actuator/prometheus, operate",
    })
    void a_key_without_the_scope_is_told_which_one_is_needed(String method, String path, String scope) {
        var others =
                Scope.allCodes().stream().filter(code -> !code.equals(scope)).toArray(String[]::new);
        var answer = api.send(api.anonymous(path)
                .header("X-Api-Key", api.newKey(null, others))
                .method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("missing-scope");
        assertThat(answer.body().path("detail").asText()).contains("'" + scope + "'");
    }

    @Test
    void the_scope_that_is_needed_is_enough() {
        assertThat(get("/api/v1/orders", api.newKey(null, "orders:read")).status())
                .isEqualTo(200);
        assertThat(get("/actuator/metrics", api.newKey(null, "operate")).status())
                .isNotIn(401, 403);
    }

    @Test
    void health_and_the_description_of_the_api_are_open() {
        for (var path : List.of("/actuator/health/liveness", "/v3/api-docs", "/sandbox/mails")) {
            assertThat(api.send(api.anonymous(path).GET()).status()).isNotIn(401, 403);
        }
    }

    @Test
    void every_operation_of_the_api_needs_a_scope_but_those_for_customers_with_a_link() {
        var mappings = requestMappingHandlerMapping.getHandlerMethods().keySet();
        var paths = mappings.stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/"))
                .filter(path -> !path.startsWith("/api/v1/tracking/{token}"))
                .toList();

        assertThat(paths).isNotEmpty().allSatisfy(path -> assertThat(
                        Arrays.stream(HttpMethod.values()).map(method -> ScopeRules.scopeFor(method, path)))
                .allMatch(Optional::isPresent));
    }

    @Test
    void a_revoked_key_is_out_within_a_minute() {
        var key = api.newKey(null, "orders:read");
        var clock = new MovedClock();
        var keys = new ApiKeys(repository, new SecuritySettings(null, Duration.ofSeconds(30)), clock);
        assertThat(keys.find(key)).isPresent();

        db.update(API_KEY)
                .set(API_KEY.ACTIVE, false)
                .where(API_KEY.NAME.eq(key))
                .execute();
        assertThat(keys.find(key)).as("remembered for a moment").isPresent();
        clock.now = clock.now.plusSeconds(31);
        assertThat(keys.find(key)).isEmpty();
    }

    @Test
    void the_bootstrap_key_is_kept_as_a_hash_and_changes_with_its_setting() {
        new BootstrapKey(new SecuritySettings("another-first-key", Duration.ofSeconds(30)), repository)
                .afterPropertiesSet();
        var row = db.fetchSingle(API_KEY, API_KEY.NAME.eq("bootstrap"));
        assertThat(row.getKeyHash()).isEqualTo(ApiKeyHash.of("another-first-key"));
        assertThat(row.getScopes()).containsExactlyInAnyOrderElementsOf(Scope.allCodes());

        new BootstrapKey(new SecuritySettings(Api.BOOTSTRAP_KEY, Duration.ofSeconds(30)), repository)
                .afterPropertiesSet();
        var again = db.fetchSingle(API_KEY, API_KEY.NAME.eq("bootstrap"));
        assertThat(again.getApiKeyId()).isEqualTo(row.getApiKeyId());
        assertThat(again.getKeyHash()).isEqualTo(ApiKeyHash.of(Api.BOOTSTRAP_KEY));
    }

    @Test
    void settings_do_not_print_the_key() {
        assertThat(new SecuritySettings("secret", Duration.ofSeconds(30)).toString())
                .doesNotContain("secret");
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
