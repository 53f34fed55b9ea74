package io.pontual.workers.notification;

import static io.pontual.workers.notification.ContentParts.HOME;
import static io.pontual.workers.notification.ContentParts.about;
import static io.pontual.workers.notification.ContentParts.money;
import static io.pontual.workers.notification.ContentParts.putIfKnown;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.time.NodeTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Collects what is told of money. */
@Component
class PaymentContent {
    private final Payments payments;
    private final Catalogue catalogue;

    PaymentContent(Payments payments, Catalogue catalogue) {
        this.payments = payments;
        this.catalogue = catalogue;
    }

    /** How the customer pays; empty when nothing is awaited any more. */
    Optional<Map<String, Object>> instructions(Orders.OrderFacts order, UUID instructionId) {
        return payments.instructions(instructionId)
                .filter(Payments.Instructions::awaited)
                .map(instructions -> instructed(order, instructions));
    }

    /** Empty when there is no such refund. */
    Optional<Map<String, Object>> refund(Orders.OrderFacts order, UUID refundId) {
        return payments.refund(refundId).map(refund -> refunded(order, refund));
    }

    private Map<String, Object> instructed(Orders.OrderFacts order, Payments.Instructions instructions) {
        var zone = order.nodeId() == null ? HOME : node(order.nodeId()).timeZone();
        var params = about(order);
        params.put("method", instructions.method());
        params.put("amount", money(instructions.amount(), instructions.currency()));
        params.put("currency", instructions.currency());
        params.put("code", instructions.code());
        putIfKnown(params, "payableLine", instructions.payableLine());
        params.put("dueAt", NodeTime.iso(instructions.dueAt(), zone));
        return params;
    }

    Map<String, Object> notRenewed(Orders.OrderFacts order, UUID paymentId) {
        var payment = payments.ofOrder(order.orderId()).stream()
                .filter(one -> one.paymentId().equals(paymentId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no payment " + paymentId));
        var params = about(order);
        params.put("method", payment.method());
        params.put("amount", money(payment.amount(), payment.currency()));
        params.put("currency", payment.currency());
        return params;
    }

    private static Map<String, Object> refunded(Orders.OrderFacts order, Payments.Refunded refund) {
        var currency = refund.currency();
        var params = about(order);
        params.put("reason", refund.reason());
        params.put("total", money(refund.original().add(refund.credit()), currency));
        params.put("currency", currency);
        if (refund.original().signum() > 0) {
            params.put("original", money(refund.original(), currency));
        }
        if (refund.credit().signum() > 0) {
            params.put("credit", money(refund.credit(), currency));
            params.put("creditCode", String.join(", ", refund.creditCodes()));
        }
        return params;
    }

    private Catalogue.Node node(String nodeId) {
        return catalogue.node(nodeId).orElseThrow(() -> new IllegalStateException("There is no node " + nodeId));
    }
}
