package io.pontual.workers.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in words what a value should have been. */
final class WantedType {
    private static final Map<Class<?>, String> WORDS = Map.of(
            BigDecimal.class, DecimalStringDeserializer.WANTED,
            String.class, TextDeserializer.WANTED,
            UUID.class, "must be a UUID in quotes",
            Instant.class, "must be a date-time with offset in quotes, such as \"2026-03-01T12:00:00Z\"",
            Boolean.class, "must be true or false without quotes",
            boolean.class, "must be true or false without quotes");

    private static final Set<Class<?>> WHOLE = Set.of(Integer.class, int.class, Long.class, long.class);

    private WantedType() {}

    static String inJson(Class<?> type) {
        if (WORDS.containsKey(type)) {
            return WORDS.get(type);
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (WHOLE.contains(type)) {
            return "must be a whole number without quotes";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "must be a number without quotes";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "must be an object";
        }
        return "has a value of the wrong type or size";
    }

    /** In a path or a query, where nothing is quoted. */
    static String inUrl(Class<?> type) {
        return inJson(type).replaceAll(" (in|without) quotes", "");
    }
}
