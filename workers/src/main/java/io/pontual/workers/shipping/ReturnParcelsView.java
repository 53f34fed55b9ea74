package io.pontual.workers.shipping;

import io.pontual.workers.shipping.ReturnParcel.Status;
import io.pontual.workers.shipping.contract.ReturnParcels;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class ReturnParcelsView implements ReturnParcels {
    private final ReturnParcelRepository parcels;
    private final TrackingSettings settings;

    ReturnParcelsView(ReturnParcelRepository parcels, TrackingSettings settings) {
        this.parcels = parcels;
        this.settings = settings;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ReturnParcel> ofWay(UUID wayId) {
        return parcels.find(wayId)
                .filter(parcel -> parcel.trackingCode() != null)
                .map(parcel -> new ReturnParcel(
                        wayId,
                        parcel.carrier(),
                        parcel.trackingCode(),
                        parcel.status().name(),
                        parcel.place(),
                        "PONTUAL:RETURN:" + parcel.carrier().toUpperCase(java.util.Locale.ROOT) + ":"
                                + parcel.trackingCode(),
                        parcel.status() == Status.LABELLED
                                ? settings.publicUrl() + ReturnLabelController.path(parcel.token())
                                : null));
    }
}
