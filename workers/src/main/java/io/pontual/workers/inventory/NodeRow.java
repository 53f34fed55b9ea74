package io.pontual.workers.inventory;

import jakarta.validation.Valid;

/** A node with its id. */
record NodeRow(@Identifier String nodeId, @Valid NodeRequest node) {}
