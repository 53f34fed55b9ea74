package io.pontual.workers.shipping;

import io.pontual.workers.shipping.contract.ParcelDeliveries;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class DeliveriesView implements ParcelDeliveries {
    private static final int STEPS = 100;

    private final DeliveryRepository deliveries;
    private final TrackingRepository tracking;
    private final ParcelNewsRepository news;
    private final DeliveryWishRepository wishes;
    private final CarrierInstructionRepository instructions;
    private final DeliveryPlaces places;
    private final TrackingSettings settings;

    DeliveriesView(
            DeliveryRepository deliveries,
            TrackingRepository tracking,
            ParcelNewsRepository news,
            DeliveryWishRepository wishes,
            CarrierInstructionRepository instructions,
            DeliveryPlaces places,
            TrackingSettings settings) {
        this.deliveries = deliveries;
        this.tracking = tracking;
        this.news = news;
        this.wishes = wishes;
        this.instructions = instructions;
        this.places = places;
        this.settings = settings;
    }

    @Override
    public List<ParcelDelivery> ofOrder(UUID orderId) {
        return deliveries.ofOrder(orderId).stream().map(this::shown).toList();
    }

    @Override
    public List<Contents> contents(UUID orderId) {
        return deliveries.ofOrder(orderId).stream()
                .map(delivery -> new Contents(
                        delivery.parcel().parcelId(),
                        delivery.state().status().name(),
                        delivery.parcel().dispatchedAt(),
                        delivery.state().endedAt(),
                        delivery.parcel().trackingCode() != null,
                        deliveries.lines(delivery.parcel().parcelId())))
                .toList();
    }

    @Override
    public Optional<News> news(UUID newsId) {
        return news.find(newsId).flatMap(found -> deliveries
                .find(found.parcelId())
                .map(parcel ->
                        new News(shown(parcel), found.until(), deliveries.lines(found.parcelId()), wish(found))));
    }

    private Wish wish(ParcelNewsRepository.Row news) {
        return wishes.ofParcel(news.parcelId()).stream()
                .filter(wish -> wish.wishId().equals(news.wishId()))
                .findFirst()
                .map(wish -> new Wish(wish.deliverOn(), places.name(wish.destination())))
                .orElse(null);
    }

    private ParcelDelivery shown(Delivery delivery) {
        var parcel = delivery.parcel();
        var state = delivery.state();
        var told = instructions.ofParcel(parcel.parcelId());
        return new ParcelDelivery(
                parcel.parcelId(),
                parcel.orderId(),
                parcel.fulfilmentId(),
                parcel.carrier(),
                places.carrier(parcel),
                parcel.trackingCode(),
                state.status().name(),
                state.statusAt(),
                parcel.promisedFrom(),
                parcel.promisedBy(),
                CarrierInstruction.agreed(told, CarrierInstruction::deliverOn).orElse(null),
                CarrierInstruction.agreed(told, CarrierInstruction::destination)
                        .map(places::name)
                        .orElse(null),
                state.attempts(),
                state.place(),
                state.status().hasEnded() ? proof(parcel.parcelId()) : null,
                parcel.dispatchedAt(),
                state.endedAt(),
                TrackingController.path(delivery.token()),
                settings.publicUrl() + TrackingController.path(delivery.token()));
    }

    private String proof(UUID parcelId) {
        return tracking.ofParcel(parcelId, STEPS).stream()
                .map(TrackingStep::proof)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
