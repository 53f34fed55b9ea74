package io.pontual.workers.inventory;

import jakarta.validation.Valid;

/** A product with its id. */
record ProductRow(@Identifier String sku, @Valid ProductRequest product) {}
