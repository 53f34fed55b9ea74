package io.pontual.workers.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.stream.Stream;

/** What is to be held where: units that are sent to the node first are held at the node that sends them, by the transfer. */
final class Parts {
    private Parts() {}

    static List<FulfilmentPlan> of(List<FulfilmentPlan> fulfilments) {
        return fulfilments.stream()
                .flatMap(plan -> plan.transfers().isEmpty()
                        ? Stream.of(plan)
                        : Stream.concat(
                                Stream.of(at(plan)), plan.transfers().stream().map(transfer -> part(plan, transfer))))
                .toList();
    }

    /** What lies at the node already. */
    private static FulfilmentPlan at(FulfilmentPlan plan) {
        return with(
                plan,
                plan.lines().stream()
                        .map(line -> new FulfilmentPlan.Item(
                                line.lineId(),
                                line.sku(),
                                line.description(),
                                line.quantity() - sent(plan, line.lineId())))
                        .filter(line -> line.quantity() > 0)
                        .toList());
    }

    private static int sent(FulfilmentPlan plan, String lineId) {
        return plan.transfers().stream()
                .flatMap(transfer -> transfer.lines().stream())
                .filter(line -> line.lineId().equals(lineId))
                .mapToInt(FulfilmentPlan.Item::quantity)
                .sum();
    }

    private static FulfilmentPlan with(FulfilmentPlan plan, List<FulfilmentPlan.Item> lines) {
        return new FulfilmentPlan(
                plan.fulfilmentId(), plan.processId(), plan.nodeId(), plan.storeSystem(), plan.productGroups(), lines);
    }

    private static FulfilmentPlan part(FulfilmentPlan plan, FulfilmentPlan.Transfer transfer) {
        return new FulfilmentPlan(
                transfer.transferId(),
                plan.processId(),
                transfer.fromNodeId(),
                transfer.fromSystem(),
                plan.productGroups(),
                transfer.lines());
    }
}
