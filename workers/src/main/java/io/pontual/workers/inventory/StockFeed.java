package io.pontual.workers.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StockFeed implements Feed<StockRow> {
    private final NodeRepository nodes;
    private final ProductRepository products;
    private final StockFeedRepository stock;

    StockFeed(NodeRepository nodes, ProductRepository products, StockFeedRepository stock) {
        this.nodes = nodes;
        this.products = products;
        this.stock = stock;
    }

    @Override
    public List<String> columns() {
        return List.of("nodeId", "sku", "onHand", "safetyStock");
    }

    @Override
    public StockRow read(Cells cells) {
        return new StockRow(
                cells.text("nodeId"),
                cells.text("sku"),
                new StockRequest(cells.integer("onHand"), cells.integer("safetyStock")));
    }

    @Override
    public Object key(StockRow row) {
        return row.key();
    }

    @Override
    @Transactional
    public List<FeedReport.Refusal> land(List<Line<StockRow>> batch) {
        var knownNodes =
                nodes.existing(batch.stream().map(line -> line.row().nodeId()).collect(Collectors.toSet()));
        var knownSkus =
                products.existing(batch.stream().map(line -> line.row().sku()).collect(Collectors.toSet()));
        var refusals = new ArrayList<FeedReport.Refusal>();
        var good = new TreeMap<StockKey, Line<StockRow>>();
        for (var line : batch) {
            var row = line.row();
            if (!knownNodes.contains(row.nodeId())) {
                refusals.add(new FeedReport.Refusal(line.number(), "nodeId", "there is no node " + row.nodeId()));
            } else if (!knownSkus.contains(row.sku())) {
                refusals.add(new FeedReport.Refusal(line.number(), "sku", "there is no product " + row.sku()));
            } else {
                good.put(row.key(), line);
            }
        }
        if (!good.isEmpty()) {
            refusals.addAll(belowReserved(good, stock.upsert(rows(good))));
        }
        refusals.sort(Comparator.comparingLong(FeedReport.Refusal::line));
        return refusals;
    }

    private static List<StockRow> rows(TreeMap<StockKey, Line<StockRow>> lines) {
        return lines.values().stream().map(Line::row).toList();
    }

    private static List<FeedReport.Refusal> belowReserved(
            Map<StockKey, Line<StockRow>> lines, Map<StockKey, Integer> reserved) {
        return reserved.entrySet().stream()
                .map(entry -> new FeedReport.Refusal(
                        lines.get(entry.getKey()).number(),
                        "onHand",
                        "is below the " + entry.getValue() + " units that are reserved for orders"))
                .toList();
    }
}
