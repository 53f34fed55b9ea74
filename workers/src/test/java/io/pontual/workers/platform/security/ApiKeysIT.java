package io.pontual.workers.platform.security;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.API_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ApiKeysIT {
    private static final String PATH = "/api/v1/api-keys";

    @Autowired
    Api api;

    @Autowired
    DSLContext db;

    private final String name = "shop " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_key_works_from_when_it_is_made_until_it_is_revoked_and_is_shown_once(CapturedOutput log) {
        var made = api.post(PATH, body(name, "web", "orders:read"));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        var key = made.body().path("key").asText();
        assertThat(key).hasSizeGreaterThan(40);
        assertThat(with(key, "/api/v1/orders").status()).isEqualTo(200);
        assertThat(with(key, "/api/v1/nodes/X").status()).isEqualTo(403);

        var listed = api.get(PATH).body().path("items");
        assertThat(listed.findValuesAsText("name")).contains(name);
        assertThat(listed.findValues("key")).isEmpty();
        assertThat(log.getAll()).doesNotContain(key);
        assertThat(db.fetchSingle(API_KEY, API_KEY.NAME.eq(name)).intoMap().toString())
                .doesNotContain(key);

        var id = made.body().path("apiKeyId").asText();
        for (var time = 0; time < 2; time++) {
            assertThat(api.send(api.request(PATH + "/" + id).DELETE()).status()).isEqualTo(204);
        }
        assertThat(api.get(PATH).body().path("items").findValuesAsText("name")).doesNotContain(name);
        // What is remembered of a key is forgotten within a minute, which ApiSecurityIT moves the clock for.
        assertThat(db.fetchSingle(API_KEY, API_KEY.NAME.eq(name)).getActive()).isFalse();
    }

    @Test
    void a_name_is_given_once_so_a_repeat_makes_no_second_key() {
        assertThat(api.post(PATH, body(name, "web", "tasks")).status()).isEqualTo(201);
        var again = api.post(PATH, body(name, "web", "tasks"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("api-key-name-taken");
    }

    @Test
    void nobody_gives_more_than_they_have() {
        var admin = api.newKey("web", "admin", "orders:read");

        assertThat(make(admin, body(name, "web", "orders:read")).status()).isEqualTo(201);
        var more = make(admin, body(name + "2", "web", "orders:write"));
        assertThat(more.status()).isEqualTo(403);
        assertThat(more.problem()).isEqualTo("missing-scope");
        assertThat(more.body().path("detail").asText()).contains("orders:write");
        assertThat(make(admin, body(name + "3", "app", "orders:read")).status()).isEqualTo(403);
        assertThat(make(admin, "{\"name\": \"%s4\", \"scopes\": [\"admin\"]}".formatted(name))
                        .status())
                .as("a key for every channel")
                .isEqualTo(403);
        assertThat(make(api.newKey(null, "orders:read", "operate"), body(name, "web", "orders:read"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void one_channel_neither_sees_nor_revokes_the_keys_of_another() {
        var other = api.post(PATH, body(name, "app", "tasks"))
                .body()
                .path("apiKeyId")
                .asText();
        var admin = api.newKey("web", "admin");

        assertThat(with(admin, PATH).body().path("items").findValuesAsText("channel"))
                .containsOnly("web");
        assertThat(api.send(api.anonymous(PATH + "/" + other)
                                .header("X-Api-Key", admin)
                                .DELETE())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_configured_key_is_taken_back_in_the_settings_only() {
        var bootstrap = db.fetchSingle(API_KEY, API_KEY.NAME.eq("bootstrap")).getApiKeyId();
        var refused = api.send(api.request(PATH + "/" + bootstrap).DELETE());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("api-key-configured");
        assertThat(api.send(api.request(PATH + "/" + UUID.randomUUID()).DELETE())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'scopes': ['tasks']}|/name",
                "{'name': '../x', 'scopes': ['tasks']}|/name",
                "{'name': 'a', 'scopes': []}|/scopes",
                "{'name': 'a'}|/scopes",
                "{'name': 'a', 'scopes': ['root']}|/scopes",
                "{'name': 'a', 'scopes': ['tasks'], 'channel': 'fax'}|/channel",
                "{'name': 'a', 'scopes': ['tasks'], 'key': 'mine'}|/key",
            })
    void a_request_that_makes_no_sense_is_told_what_to_mend(String body, String field) {
        var refused = api.post(PATH, body.replace('\'', '"'));
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).startsWith(field);
    }

    private static String body(String name, String channel, String scope) {
        return "{\"name\": \"%s\", \"channel\": \"%s\", \"scopes\": [\"%s\"]}".formatted(name, channel, scope);
    }

    private Api.Answer make(String key, String body) {
        return api.send(api.anonymous(PATH)
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private Api.Answer with(String key, String path) {
        return api.send(api.anonymous(path).header("X-Api-Key", key).GET());
    }
}
