package io.pontual.workers.notification;

import io.pontual.workers.care.contract.Appointments;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.time.NodeTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Collects what is told of appointments. */
@Component
class AppointmentContent {
    private final Appointments appointments;
    private final Catalogue catalogue;

    AppointmentContent(Appointments appointments, Catalogue catalogue) {
        this.appointments = appointments;
        this.catalogue = catalogue;
    }

    /** Empty when it is not true any more. */
    Optional<Map<String, Object>> of(Template template, Orders.OrderFacts order, UUID appointmentId) {
        return appointments
                .notice(appointmentId)
                .filter(notice -> notice.status().equals(status(template)))
                .map(notice -> {
                    var node = catalogue.node(notice.nodeId());
                    return Map.of(
                            "orderNumber",
                            order.externalId(),
                            "service",
                            notice.service(),
                            "storeName",
                            node.map(Catalogue.Node::name).orElse(notice.nodeId()),
                            "at",
                            NodeTime.iso(
                                    notice.slotAt(),
                                    node.map(Catalogue.Node::timeZone).orElse("UTC")));
                });
    }

    private static String status(Template template) {
        return switch (template) {
            case APPOINTMENT_POSTPONED -> "POSTPONED";
            case APPOINTMENT_MISSED -> "MISSED";
            case APPOINTMENT_CANCELLED -> "CANCELLED";
            default -> "BOOKED";
        };
    }
}
