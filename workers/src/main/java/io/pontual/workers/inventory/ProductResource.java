package io.pontual.workers.inventory;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;

/** A product as the API shows it; {@code unitPrice} with the decimals of its currency. */
record ProductResource(
        String sku,
        String name,
        String group,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal unitPrice,
        String currency,
        int weightGrams,
        @JsonInclude(JsonInclude.Include.NON_NULL) String ean,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean serialised,
        Instant createdAt,
        Instant updatedAt) {}
