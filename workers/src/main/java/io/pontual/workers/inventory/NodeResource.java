package io.pontual.workers.inventory;

import java.time.Instant;
import java.util.List;

/** A node as the API shows it. */
record NodeResource(
        String nodeId,
        String name,
        String kind,
        double latitude,
        double longitude,
        String timeZone,
        String city,
        String state,
        List<String> methods,
        String system,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {}
