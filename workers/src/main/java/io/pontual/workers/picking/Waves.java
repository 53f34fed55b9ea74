package io.pontual.workers.picking;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.picking.CloseWave;
import io.pontual.processes.picking.RecordWave;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.picking.contract.WaveMembers;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.time.NodeTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Groups picks of a node, and gives each its part of what was found. */
@Service
class Waves implements WaveMembers {
    private final WaveRepository waves;
    private final WavePolicy policy;
    private final PickRepository picks;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Clock clock;

    Waves(
            WaveRepository waves,
            WavePolicy policy,
            PickRepository picks,
            Catalogue catalogue,
            Outbox outbox,
            Clock clock) {
        this.waves = waves;
        this.policy = policy;
        this.picks = picks;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The pick joins the open wave of its node, or opens one. @return empty when the node picks order by order */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> join(UUID fulfilmentId, String nodeId) {
        var node = catalogue.node(nodeId);
        return node.flatMap(policy::ask).map(collecting -> {
            var wave = collecting(node.get(), collecting);
            waves.join(wave.waveId(), fulfilmentId);
            if (waves.members(wave.waveId()).size() >= wave.maxOrders()) {
                close(wave, WaveStatus.CLOSED);
            }
            return wave.waveId();
        });
    }

    private Wave collecting(Catalogue.Node node, WavePolicy.Collecting collecting) {
        var known = waves.lockOpen(node.nodeId());
        if (known.isPresent() && !known.get().closeAt().isAfter(clock.instant())) {
            // Its time is over, and nobody has come to it yet.
            close(known.get(), WaveStatus.CLOSED);
            known = Optional.empty();
        }
        if (known.isEmpty()) {
            var waveId = Ids.next();
            var closeAt = clock.instant().plus(collecting.collectFor()).truncatedTo(ChronoUnit.SECONDS);
            if (waves.open(waveId, node.nodeId(), collecting.maxOrders(), closeAt)) {
                outbox.publish(
                        MessageName.PICKING_WAVE_OPENED,
                        waveId.toString(),
                        waveId.toString(),
                        Map.of(
                                "waveId",
                                waveId,
                                "nodeId",
                                node.nodeId(),
                                "closeAt",
                                NodeTime.iso(closeAt, node.timeZone())));
            }
        }
        return known.or(() -> waves.lockOpen(node.nodeId()))
                .orElseThrow(() -> new IllegalStateException("The open wave of " + node.nodeId() + " was just closed"));
    }

    /** Those of a pick that is begun already. */
    Optional<UUID> of(UUID fulfilmentId) {
        return waves.waveOf(fulfilmentId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(UUID fulfilmentId) {
        waves.waveOf(fulfilmentId).flatMap(waves::lock).ifPresent(wave -> {
            if (wave.status() != WaveStatus.COMPLETED) {
                waves.leave(fulfilmentId);
                if (wave.status() != WaveStatus.OPEN) {
                    tell(MessageName.PICKING_WAVE_CHANGED, wave);
                }
            }
        });
    }

    /** Somebody is to walk, or somebody else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(Wave wave, String picker) {
        waves.name(wave.waveId(), picker);
        if (wave.status() != WaveStatus.OPEN) {
            tell(MessageName.PICKING_WAVE_CHANGED, wave);
        }
    }

    /** @param next CLOSED or STARTED */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(Wave wave, WaveStatus next) {
        waves.become(wave, next);
        if (wave.status() == WaveStatus.OPEN) {
            tell(MessageName.PICKING_WAVE_CLOSED, wave);
        }
    }

    private void tell(String message, Wave wave) {
        outbox.publish(message, wave.waveId().toString(), wave.waveId() + ":" + Ids.next(), Map.of());
    }

    /** Repeatable: as often as the task comes anew. */
    @Transactional
    public CloseWave.Output close(UUID waveId) {
        var wave = lock(waveId);
        var lines = lines(waveId);
        if (lines.isEmpty() && wave.status() != WaveStatus.COMPLETED) {
            waves.become(wave, WaveStatus.COMPLETED);
        } else if (wave.status() == WaveStatus.OPEN) {
            waves.become(wave, WaveStatus.CLOSED);
        }
        var members = waves.members(waveId);
        var dueAt = members.stream()
                .map(id -> picks.find(id).orElseThrow().dueAt())
                .min(Comparator.naturalOrder())
                .orElse(wave.closeAt());
        return new CloseWave.Output(
                wave.status() == WaveStatus.COMPLETED ? List.of() : lines,
                wave.picker() == null ? "" : wave.picker(),
                members.size(),
                inNodeTime(dueAt, wave.nodeId()));
    }

    /** What all its orders want, by product group and SKU. */
    @Transactional(readOnly = true)
    public List<CloseWave.WaveLine> lines(UUID waveId) {
        var units = open(waveId).stream()
                .flatMap(pick -> pick.lines().stream())
                .collect(Collectors.groupingBy(Pick.Line::sku, Collectors.summingInt(Pick.Line::requested)));
        var products = catalogue.products(units.keySet());
        return units.entrySet().stream()
                .map(entry -> {
                    var product = products.get(entry.getKey());
                    return new CloseWave.WaveLine(
                            entry.getKey(),
                            product == null ? entry.getKey() : product.name(),
                            product == null ? null : product.group(),
                            product == null ? null : product.ean(),
                            entry.getValue());
                })
                .sorted(Comparator.comparing(CloseWave.WaveLine::group, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(CloseWave.WaveLine::sku))
                .toList();
    }

    private List<Pick> open(UUID waveId) {
        return waves.members(waveId).stream()
                .map(id -> picks.find(id).orElseThrow())
                .filter(pick -> pick.status() == PickStatus.STARTED)
                .toList();
    }

    /**
     * The wave was picked: every order gets its part, whatever is due first before the others, so that what is missing is
     * missing for the last. Once: what is said after that changes nothing.
     *
     * @param found null says nothing new; a product that is left away was not found
     * @throws BusinessError {@code PICKING_WRONG_PRODUCT} when another product was scanned than its line asks for
     */
    @Transactional
    public void record(UUID waveId, List<RecordWave.Found> found) {
        var wave = lock(waveId);
        if (wave.status() == WaveStatus.COMPLETED) {
            return;
        }
        var reported = found == null ? List.<RecordWave.Found>of() : found;
        requireRightProducts(reported);
        var share = new WaveShares(reported);
        for (var pick : open(waveId)) {
            outbox.publish(
                    MessageName.PICKING_ITEMS_PICKED,
                    pick.fulfilmentId().toString(),
                    "wave:" + waveId + ":" + pick.fulfilmentId(),
                    Map.of("picked", share.of(pick)));
        }
        waves.become(wave, WaveStatus.COMPLETED);
    }

    private void requireRightProducts(List<RecordWave.Found> reported) {
        var scanned = reported.stream()
                .filter(line -> line.scannedSku() != null && !line.scannedSku().isBlank())
                .toList();
        var products = scanned.isEmpty()
                ? Map.<String, Catalogue.Product>of()
                : catalogue.products(scanned.stream().map(RecordWave.Found::sku).collect(Collectors.toSet()));
        var wrong = scanned.stream()
                .filter(line -> !PickDesk.isScannedAs(
                        products.get(line.sku()), line.sku(), line.scannedSku().strip()))
                .map(line -> "scanned " + line.scannedSku().strip() + ", wanted " + line.sku())
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            throw new BusinessError(ErrorCode.PICKING_WRONG_PRODUCT, wrong, Map.of("wrongScan", wrong));
        }
    }

    private Wave lock(UUID waveId) {
        return waves.lock(waveId)
                .orElseThrow(() ->
                        new NeedsOperator("There is no wave " + waveId + ". Cancel this process instance in Operate."));
    }

    private String inNodeTime(Instant at, String nodeId) {
        return NodeTime.iso(
                at, catalogue.node(nodeId).map(Catalogue.Node::timeZone).orElse("UTC"));
    }
}
