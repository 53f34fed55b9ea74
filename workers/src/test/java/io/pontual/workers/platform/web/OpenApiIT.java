package io.pontual.workers.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The committed description of the API is the served one. After a change of the API, look at the difference and refresh it:
 * {@code mvn -pl workers -am test -Dtest=OpenApiIT -Dsurefire.failIfNoSpecifiedTests=false -Dpontual.openapi.write=true}
 */
@ApiTest
class OpenApiIT {
    private static final Path COMMITTED = Path.of("..", "bpmn-docs", "openapi.json");

    @Autowired
    Api api;

    @Test
    void the_committed_description_is_the_served_one() throws IOException {
        var served = new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(
                                api.send(api.anonymous("/v3/api-docs").GET()).body())
                + "\n";
        if (Boolean.getBoolean("pontual.openapi.write")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served)
                .as("refresh bpmn-docs/openapi.json with -Dpontual.openapi.write=true")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void every_operation_is_described_with_its_scope_and_its_problems() {
        var description = api.send(api.anonymous("/v3/api-docs").GET()).body();

        assertThat(description.path("paths")).isNotEmpty();
        description.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    var name = operation.getKey() + " " + path.getKey();
                    if (path.getKey().startsWith("/api/v1/tracking/")) {
                        assertThat(operation.getValue().path("security"))
                                .as(name)
                                .isEmpty();
                        assertThat(operation.getValue().path("responses").has("401"))
                                .as(name)
                                .isFalse();
                        return;
                    }
                    assertThat(operation.getValue().path("description").asText())
                            .as(name)
                            .contains("Needs scope `");
                    assertThat(operation.getValue().path("responses").has("401"))
                            .as(name)
                            .isTrue();
                }));
        assertThat(description.at("/components/securitySchemes/apiKey/name").asText())
                .isEqualTo("X-Api-Key");
        assertThat(description.at("/components/schemas/Problem/properties").has("errors"))
                .isTrue();
        var place = description.path("paths").path("/api/v1/orders").path("post");
        assertThat(place.path("summary").asText()).isEqualTo("Place an order");
        assertThat(place.path("parameters").findValuesAsText("name")).contains("Idempotency-Key");
        assertThat(place.path("responses").has("422")).isTrue();
        assertThat(description
                        .at("/components/schemas/PlaceOrderLine/properties/unitPrice/type")
                        .asText())
                .isEqualTo("string");
    }
}
