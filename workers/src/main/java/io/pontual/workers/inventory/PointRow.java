package io.pontual.workers.inventory;

import jakarta.validation.Valid;

/** A pickup point with its id. */
record PointRow(@Identifier String pointId, @Valid PointRequest point) {}
