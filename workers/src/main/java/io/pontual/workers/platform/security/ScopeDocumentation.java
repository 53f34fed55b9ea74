package io.pontual.workers.platform.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Says in the description of the API which scope each operation needs, from the rules that are enforced. */
@Component
class ScopeDocumentation implements OpenApiCustomizer {
    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> ScopeRules.scopeFor(HttpMethod.valueOf(method.name()), path)
                        .ifPresent(scope -> add(operation, scope))));
    }

    private static void add(Operation operation, Scope scope) {
        var text = Objects.requireNonNullElse(operation.getDescription(), "").stripTrailing();
        operation.setDescription((text + "\n\nNeeds scope `" + scope.code() + "`.").strip());
    }
}
