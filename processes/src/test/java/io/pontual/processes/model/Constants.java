package io.pontual.processes.model;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the generated constants back. */
final class Constants {
    private Constants() {}

    /** @throws AssertionError when the class has none */
    static Set<String> of(Class<?> generated) {
        var values = Arrays.stream(generated.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .collect(Collectors.toSet());
        return Models.found(values, "constants in " + generated.getSimpleName());
    }
}
