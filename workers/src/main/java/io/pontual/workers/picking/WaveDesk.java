package io.pontual.workers.picking;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.picking.CloseWave;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.platform.web.Problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever plans the walks of a node, and whoever walks with a device instead of the task. */
@Service
class WaveDesk {
    private final WaveRepository repository;
    private final Waves waves;
    private final Outbox outbox;

    WaveDesk(WaveRepository repository, Waves waves, Outbox outbox) {
        this.repository = repository;
        this.waves = waves;
        this.outbox = outbox;
    }

    /** Newest first. @param nodeId null for every node @param status null for every status */
    @Transactional(readOnly = true)
    public List<WaveView> list(String nodeId, WaveStatus status) {
        return repository.list(nodeId, status).stream().map(this::view).toList();
    }

    /** @throws Problem 404 */
    @Transactional(readOnly = true)
    public WaveView read(UUID waveId) {
        return view(repository.find(waveId).orElseThrow(() -> Problem.notFound("wave", waveId)));
    }

    /** Repeatable. @throws Problem 404, 409 {@code wave-over} */
    @Transactional
    public WaveView name(UUID waveId, String picker) {
        var wave = open(waveId);
        if (!picker.equals(wave.picker())) {
            waves.name(wave, picker);
        }
        return read(waveId);
    }

    /** Nothing joins any more. Repeatable. @throws Problem 404, 409 {@code wave-over} and {@code no-picker} */
    @Transactional
    public WaveView start(UUID waveId) {
        var wave = open(waveId);
        if (wave.picker() == null) {
            throw Problem.conflict("no-picker", "Nobody is named who walks. PUT the picker first.");
        }
        if (wave.status() != WaveStatus.STARTED) {
            waves.close(wave, WaveStatus.STARTED);
        }
        return read(waveId);
    }

    /**
     * As if the task had been completed; that goes away.
     *
     * @throws Problem 400 for a product that nobody wants, twice the same, or more than is wanted; 404; 409
     *     {@code wave-over} and {@code wave-not-started}
     */
    @Transactional
    public WaveView complete(UUID waveId, CompleteWave found) {
        var wave = open(waveId);
        if (wave.status() != WaveStatus.STARTED) {
            throw Problem.conflict("wave-not-started", "Others may still join this wave. Start it first.");
        }
        requireWanted(waves.lines(waveId), found);
        waves.record(
                waveId, found.picked().stream().map(CompleteWave.Found::found).toList());
        outbox.publish(MessageName.PICKING_WAVE_PICKED, waveId.toString(), "picked:" + waveId, Map.of());
        return read(waveId);
    }

    private static void requireWanted(List<CloseWave.WaveLine> lines, CompleteWave found) {
        var wanted = lines.stream().collect(Collectors.toMap(CloseWave.WaveLine::sku, CloseWave.WaveLine::quantity));
        var wrong = new ArrayList<FieldError>();
        var seen = new HashSet<String>();
        for (int i = 0; i < found.picked().size(); i++) {
            var line = found.picked().get(i);
            if (!wanted.containsKey(line.sku())) {
                wrong.add(new FieldError("/picked/" + i + "/sku", "is not wanted in this wave; put it back"));
            } else if (!seen.add(line.sku())) {
                wrong.add(new FieldError("/picked/" + i + "/sku", "is there twice; add the units up"));
            } else if (line.quantity() > wanted.get(line.sku())) {
                wrong.add(new FieldError(
                        "/picked/" + i + "/quantity",
                        "must be " + wanted.get(line.sku()) + " at most; put back what is too many"));
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    private Wave open(UUID waveId) {
        var wave = repository.lock(waveId).orElseThrow(() -> Problem.notFound("wave", waveId));
        if (wave.status() == WaveStatus.COMPLETED) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "wave-over",
                    "This wave was picked at " + wave.completedAt() + ", or all its orders have left it.",
                    List.of());
        }
        return wave;
    }

    private WaveView view(Wave wave) {
        return new WaveView(
                wave.waveId(),
                wave.nodeId(),
                wave.status().name(),
                wave.picker(),
                wave.openedAt(),
                wave.closeAt(),
                wave.startedAt(),
                wave.completedAt(),
                repository.members(wave.waveId()),
                wave.status() == WaveStatus.COMPLETED ? List.of() : waves.lines(wave.waveId()));
    }
}
