package io.pontual.workers.picking;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.picking.RecordWave;
import org.springframework.stereotype.Component;

/** Gives what a wave found to its orders. */
@Component
public class RecordWaveWorker {
    private final Waves waves;

    RecordWaveWorker(Waves waves) {
        this.waves = waves;
    }

    @JobWorker(type = JobType.PICKING_RECORD_WAVE)
    public void work(@VariablesAsType RecordWave.Input input) {
        waves.record(input.waveId(), input.picked());
    }
}
