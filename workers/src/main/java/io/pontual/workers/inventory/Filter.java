package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import java.util.Arrays;

/** Checks what comes in a query. Each gives the value back; null stays null and means any. */
final class Filter {
    private Filter() {}

    static String text(String name, String value) {
        if (value != null && (value.length() > 200 || value.chars().anyMatch(Character::isISOControl))) {
            throw Problem.invalid(name, "must have at most 200 characters, none of them control characters");
        }
        return value;
    }

    static String oneOf(String name, String value, String... allowed) {
        if (value != null && !Arrays.asList(allowed).contains(value)) {
            throw Problem.invalid(name, "must be one of " + String.join(", ", allowed));
        }
        return value;
    }
}
