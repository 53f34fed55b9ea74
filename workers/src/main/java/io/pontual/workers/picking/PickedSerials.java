package io.pontual.workers.picking;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.returns.contract.SoldUnits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Serial numbers that are scanned while goods are taken from the shelf; what is not may be told later. */
@Service
class PickedSerials {
    private static final Logger LOG = LoggerFactory.getLogger(PickedSerials.class);

    private final SoldUnits units;
    private final Catalogue catalogue;

    PickedSerials(SoldUnits units, Catalogue catalogue) {
        this.units = units;
        this.catalogue = catalogue;
    }

    void begin(UUID orderId, List<FulfilmentPlan.Item> lines) {
        units.pickAnew(
                orderId,
                lines.stream()
                        .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                        .toList());
    }

    /**
     * A number that cannot be right is left out when a store's own system says it: it would say the same again. People are
     * asked once more.
     *
     * @throws BusinessError {@code PICKING_WRONG_PRODUCT} when people scanned one
     */
    void record(Pick pick, List<PickedLine> reported, List<LineQuantity> found) {
        var picked = found.stream()
                .map(line -> new SoldUnits.Picked(line.lineId(), line.quantity(), serials(line.lineId(), reported)))
                .filter(line -> !line.serials().isEmpty())
                .toList();
        if (picked.isEmpty()) {
            return;
        }
        var wrong = String.join("; ", units.picked(pick.orderId(), picked));
        if (wrong.isEmpty()) {
            return;
        }
        if (catalogue
                .node(pick.nodeId())
                .map(node -> node.system().equals("jms"))
                .orElse(false)) {
            LOG.warn("Fulfilment {}: serial numbers were left out: {}", pick.fulfilmentId(), wrong);
            return;
        }
        throw new BusinessError(
                ErrorCode.PICKING_WRONG_PRODUCT,
                "Fulfilment " + pick.fulfilmentId() + ", " + wrong,
                Map.of("wrongScan", wrong));
    }

    private static List<String> serials(String lineId, List<PickedLine> reported) {
        return reported.stream()
                .filter(line -> line.lineId().equals(lineId) && line.serials() != null)
                .flatMap(line -> line.serials().stream())
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(serial -> !serial.isEmpty())
                .toList();
    }
}
