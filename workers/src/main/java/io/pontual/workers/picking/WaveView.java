package io.pontual.workers.picking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.picking.CloseWave;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param lines what is still to be picked */
@Schema(name = "Wave", description = "Fulfilments of a node that one person picks in one walk.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WaveView(
        UUID waveId,
        String nodeId,
        @Schema(
                        description = "OPEN while others may join.",
                        allowableValues = {"OPEN", "CLOSED", "STARTED", "COMPLETED"})
                String status,
        @Schema(description = "User name of whoever walks.") String picker,
        Instant openedAt,
        @Schema(description = "From then on nothing joins.") Instant closeAt,
        Instant startedAt,
        Instant completedAt,
        @Schema(description = "What is picked together, whatever is due first before the others.")
                List<UUID> fulfilmentIds,
        @Schema(description = "What all of them want, by product group and SKU; empty once it is picked.")
                List<CloseWave.WaveLine> lines) {}
