package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.sourcing.SourcingRequest.Destination;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A basket as sourcing asks for it. @param lines with the place in the basket as id, from 1 */
record PromisedBasket(String channel, String currency, List<SourcingRequest.Line> lines, List<Demand> demands) {

    /** @param products all of the lines' */
    static PromisedBasket of(
            String channel, String currency, List<AskPromise.Line> asked, Map<String, Catalogue.Product> products) {
        var lines = IntStream.range(0, asked.size())
                .mapToObj(i -> line(
                        String.valueOf(i + 1),
                        asked.get(i),
                        products.get(asked.get(i).sku())))
                .toList();
        return new PromisedBasket(channel, currency, lines, Demand.of(lines));
    }

    private static SourcingRequest.Line line(String lineId, AskPromise.Line line, Catalogue.Product product) {
        return new SourcingRequest.Line(
                lineId,
                line.sku(),
                product.name(),
                product.group(),
                line.quantity(),
                line.unitPrice() == null ? product.unitPrice() : line.unitPrice(),
                product.weightGrams());
    }

    SourcingRequest pickup(String nodeId) {
        return request(Method.PICKUP, null, nodeId, null);
    }

    SourcingRequest delivery(String service, Destination to) {
        return request(Method.SHIP, service, null, to);
    }

    private SourcingRequest request(Method method, String service, String pickupNodeId, Destination destination) {
        var value = lines.stream()
                .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SourcingRequest(
                Ids.next(),
                "initial",
                channel,
                value,
                currency,
                method.code(),
                service,
                pickupNodeId,
                destination,
                lines,
                Set.of(),
                null);
    }

    Set<String> skus() {
        return demands.stream().map(Demand::sku).collect(Collectors.toSet());
    }
}
