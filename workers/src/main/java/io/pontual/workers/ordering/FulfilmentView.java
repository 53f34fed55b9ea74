package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.picking.contract.PickingTimes;
import io.pontual.workers.pickup.contract.Pickups.Pickup;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.shipping.contract.Shipments.Shipment;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** @param status PLANNED, or a state of the pickup or shipment */
@Schema(name = "OrderViewFulfilment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FulfilmentView(
        UUID fulfilmentId,
        String nodeId,
        String method,
        @Schema(
                        allowableValues = {
                            "PLANNED",
                            "OFFERED",
                            "ACCEPTED",
                            "READY",
                            "HANDED_OVER",
                            "REJECTED",
                            "EXPIRED",
                            "RECALLED",
                            "PICKED",
                            "SHIPPED"
                        })
                String status,
        String reason,
        List<FulfilmentPlan.Item> lines,
        Instant plannedAt,
        Instant offeredAt,
        Instant acceptedAt,
        Instant readyAt,
        Instant holdUntil,
        Instant handedOverAt,
        Instant pickedAt,
        Instant shippedAt,
        @Schema(description = "As the node wrote it; only for ship.") String carrier,
        @Schema(description = "Of the parcel; only for ship.") String trackingCode,
        Instant endedAt,
        @Schema(description = "What a carrier has of it, and where that is; only for ship.")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<Delivery> deliveries,
        @Schema(description = "When picking begins, only when that was put off.") Picking picking) {

    FulfilmentView with(List<Delivery> parcels, Picking release) {
        return new FulfilmentView(
                fulfilmentId,
                nodeId,
                method,
                status,
                reason,
                lines,
                plannedAt,
                offeredAt,
                acceptedAt,
                readyAt,
                holdUntil,
                handedOverAt,
                pickedAt,
                shippedAt,
                carrier,
                trackingCode,
                endedAt,
                parcels,
                release);
    }

    static FulfilmentView planned(Fulfilments.Fulfilment plan) {
        return new FulfilmentView(
                plan.fulfilmentId(),
                plan.nodeId(),
                plan.method(),
                "PLANNED",
                null,
                plan.lines(),
                plan.plannedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }

    static FulfilmentView of(Fulfilments.Fulfilment plan, Pickup pickup) {
        return new FulfilmentView(
                plan.fulfilmentId(),
                plan.nodeId(),
                plan.method(),
                pickup.status(),
                pickup.reason(),
                plan.lines(),
                plan.plannedAt(),
                pickup.offeredAt(),
                pickup.acceptedAt(),
                pickup.readyAt(),
                pickup.holdUntil(),
                pickup.handedOverAt(),
                null,
                null,
                null,
                null,
                pickup.endedAt(),
                List.of(),
                null);
    }

    static FulfilmentView of(Fulfilments.Fulfilment plan, Shipment shipment) {
        return new FulfilmentView(
                plan.fulfilmentId(),
                plan.nodeId(),
                plan.method(),
                shipment.status(),
                shipment.reason(),
                plan.lines(),
                plan.plannedAt(),
                shipment.offeredAt(),
                shipment.acceptedAt(),
                null,
                null,
                null,
                shipment.pickedAt(),
                shipment.shippedAt(),
                shipment.carrier(),
                shipment.trackingCode(),
                shipment.endedAt(),
                List.of(),
                null);
    }

    /** When a node begins to pick, and why not sooner. */
    @Schema(name = "OrderPicking")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Picking(
            @Schema(allowableValues = {"WAITING", "RELEASED"}) String status,
            Instant releaseAt,
            @Schema(description = "The node's day on which the goods must be ready.") LocalDate dueOn,
            @Schema(description = "Code of the decision release-policy.") String reason,
            Instant releasedAt) {
        static Picking of(PickingTimes.PickingTime time) {
            return new Picking(time.status(), time.releaseAt(), time.dueOn(), time.reason(), time.releasedAt());
        }
    }

    /** A parcel on its way to the customer. */
    @Schema(name = "OrderDelivery")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(
            UUID parcelId,
            String carrier,
            String trackingCode,
            @Schema(
                            allowableValues = {
                                "DISPATCHED",
                                "IN_TRANSIT",
                                "DELAYED",
                                "OUT_FOR_DELIVERY",
                                "ATTEMPT_FAILED",
                                "ADDRESS_WRONG",
                                "AT_PICKUP_POINT",
                                "REFUSED",
                                "RETURNING",
                                "DELIVERED",
                                "RETURNED",
                                "LOST",
                                "DAMAGED"
                            })
                    String status,
            @Schema(description = "When that happened, as the carrier says.") Instant statusAt,
            @Schema(description = "When its window begins; absent without one.") Instant promisedFrom,
            Instant promisedBy,
            @Schema(description = "The day that the carrier has agreed on with the customer.") LocalDate agreedOn,
            @Schema(description = "The pickup point or store that the carrier has agreed to bring it to.")
                    String agreedPlace,
            @Schema(description = "Deliveries that failed.") int attempts,
            @Schema(description = "City or depot where it was last.") String place,
            @Schema(description = "The carrier's reference to the proof of delivery.") String proof,
            Instant dispatchedAt,
            Instant endedAt,
            @Schema(description = "Where the customer follows it without a key; only for the customer.")
                    String trackingPath) {
        static Delivery of(ParcelDeliveries.ParcelDelivery parcel) {
            return new Delivery(
                    parcel.parcelId(),
                    parcel.carrier(),
                    parcel.trackingCode(),
                    parcel.status(),
                    parcel.statusAt(),
                    parcel.promisedFrom(),
                    parcel.promisedBy(),
                    parcel.agreedOn(),
                    parcel.agreedPlace(),
                    parcel.attempts(),
                    parcel.place(),
                    parcel.proof(),
                    parcel.dispatchedAt(),
                    parcel.endedAt(),
                    parcel.trackingPath());
        }
    }
}
