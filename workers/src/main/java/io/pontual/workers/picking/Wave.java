package io.pontual.workers.picking;

import java.time.Instant;
import java.util.UUID;

/** @param picker user name; null until somebody is named @param closeAt from then on nothing joins */
record Wave(
        UUID waveId,
        String nodeId,
        WaveStatus status,
        int maxOrders,
        String picker,
        Instant openedAt,
        Instant closeAt,
        Instant startedAt,
        Instant completedAt) {}
