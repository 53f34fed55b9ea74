package io.pontual.workers.inventory;

import jakarta.validation.constraints.Pattern;

/** A count that somebody asks for. @param reason a code of the retailer's own; null for {@code operator} */
record CountRequest(
        @Identifier String sku,
        @Pattern(regexp = "[a-z][a-z0-9-]{0,63}", message = "must be a code such as cycle-count") String reason) {
    String reasonOrUsual() {
        return reason == null ? "operator" : reason;
    }
}
