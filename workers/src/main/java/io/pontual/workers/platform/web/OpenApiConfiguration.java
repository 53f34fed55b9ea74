package io.pontual.workers.platform.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/** What the served description of the API says beside what the controllers say themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String KEY_SCHEME = "apiKey";

    private static final Map<String, String> PROBLEMS = new LinkedHashMap<>();

    static {
        PROBLEMS.put("400", "The request must be mended; errors names the fields.");
        PROBLEMS.put("401", "The API key is missing or not known.");
        PROBLEMS.put("403", "The key lacks the scope, or is bound to another channel.");
        PROBLEMS.put("404", "There is no such thing.");
        PROBLEMS.put("409", "The request does not fit the present state; detail says why.");
        PROBLEMS.put("413", "The body is larger than 256 KiB.");
        PROBLEMS.put("415", "The content type is not taken here; detail names the right one.");
        PROBLEMS.put(
                "422", "The Idempotency-Key came with another request before, or the order is not what was promised.");
        PROBLEMS.put("500", "Something went wrong on our side; incidentId finds it in the log.");
        PROBLEMS.put("503", "Not possible just now; repeat after Retry-After seconds.");
    }

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        BigDecimal.class,
                        new StringSchema()
                                .pattern("^-?\\d{1,12}(\\.\\d{1,4})?$")
                                .description("Decimal string, in the currency given beside it.")
                                .example("89.90"))
                .addAnnotationsToIgnore(AuthenticationPrincipal.class);
    }

    @Bean
    OpenAPI api() {
        var components = new Components()
                .addSecuritySchemes(
                        KEY_SCHEME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-Api-Key")
                                .description("Every key has scopes and may be bound to one channel."));
        ModelConverters.getInstance().readAll(ProblemDocument.class).forEach(components::addSchemas);
        PROBLEMS.forEach((status, text) -> components.addResponses(name(status), problem(text)));
        return new OpenAPI()
                .info(new Info()
                        .title("Pontual")
                        .version("v1")
                        .description("Order fulfilment for every channel. Money is a decimal string. Everything that is"
                                + " not a success is a problem document (RFC 9457). See bpmn-docs/api.md.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(KEY_SCHEME))
                .components(components);
    }

    /** Nested records are named after their owner too, since many owners have an "Item" or a "Line". */
    @Bean
    ModelResolver namesOfNestedRecords(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new TypeNameResolver() {
                    @Override
                    protected String getNameOfClass(Class<?> type) {
                        return type.getEnclosingClass() == null
                                ? type.getSimpleName()
                                : type.getEnclosingClass().getSimpleName() + type.getSimpleName();
                    }
                })
                .openapi31(true);
    }

    @Bean
    OpenApiCustomizer problems() {
        return api -> api.getPaths().values().forEach(path -> path.readOperationsMap()
                .forEach(OpenApiConfiguration::addProblems));
    }

    private static void addProblems(HttpMethod method, Operation operation) {
        var parameters = operation.getParameters() == null
                ? List.<io.swagger.v3.oas.models.parameters.Parameter>of()
                : operation.getParameters();
        add(operation, "400", "500", "503");
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            add(operation, "401", "403");
        }
        if (parameters.stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            add(operation, "404");
        }
        if (method != HttpMethod.GET) {
            add(operation, "409");
        }
        if (operation.getRequestBody() != null) {
            add(operation, "413", "415");
        }
        if (parameters.stream().anyMatch(parameter -> IdempotentRequests.HEADER.equals(parameter.getName()))) {
            add(operation, "422");
        }
    }

    private static void add(Operation operation, String... statuses) {
        for (var status : statuses) {
            operation.getResponses().putIfAbsent(status, new ApiResponse().$ref(name(status)));
        }
    }

    private static ApiResponse problem(String text) {
        var content = new MediaType().schema(new Schema<>().$ref("Problem"));
        return new ApiResponse()
                .description(text)
                .content(new Content()
                        .addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, content));
    }

    private static String name(String status) {
        return "Problem" + status;
    }
}
