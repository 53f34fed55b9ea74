package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.CloseWave;
import org.springframework.stereotype.Component;

/** Says what a wave has to pick. */
@Component
public class CloseWaveWorker {
    private final Waves waves;

    CloseWaveWorker(Waves waves) {
        this.waves = waves;
    }

    @JobWorker(type = JobType.PICKING_CLOSE_WAVE)
    public CloseWave.Output work(@VariablesAsType CloseWave.Input input) {
        return waves.close(input.waveId());
    }
}
