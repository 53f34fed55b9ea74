package io.pontual.workers.notification;

import static io.pontual.workers.notification.ContentParts.HOME;
import static io.pontual.workers.notification.ContentParts.about;
import static io.pontual.workers.notification.ContentParts.contents;
import static io.pontual.workers.notification.ContentParts.putIfKnown;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.returns.contract.ClaimedGoods;
import io.pontual.workers.shipping.contract.Carriers;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.shipping.contract.Shipments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Collects what is told of parcels. */
@Component
class ParcelContent {
    private final Shipments shipments;
    private final ParcelDeliveries parcels;
    private final WindowContent windows;
    private final PointContent places;
    private final ClaimedGoods claims;

    ParcelContent(
            Shipments shipments,
            ParcelDeliveries parcels,
            WindowContent windows,
            PointContent places,
            ClaimedGoods claims) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.windows = windows;
        this.places = places;
        this.claims = claims;
    }

    /** Empty when nothing was sent. */
    Optional<Map<String, Object>> sent(Orders.OrderFacts order, UUID fulfilmentId) {
        return shipments.sent(fulfilmentId).map(sent -> shipped(order, fulfilmentId, sent));
    }

    /** Empty when there is no such news. */
    Optional<Map<String, Object>> delivered(Orders.OrderFacts order, UUID newsId) {
        return parcels.news(newsId).map(news -> parcel(order, news, news.lines()));
    }

    /** What the customer is to be made good for; empty when they were for all of it, since they had claimed it. */
    Optional<Map<String, Object>> undelivered(Orders.OrderFacts order, UUID newsId) {
        return parcels.news(newsId).flatMap(news -> {
            var owed = claims.without(news.parcel().parcelId(), news.lines());
            return owed.isEmpty() ? Optional.empty() : Optional.of(parcel(order, news, owed));
        });
    }

    /** Empty when it is not true any more, since the parcel is on its way no longer. */
    Optional<Map<String, Object>> underWay(Orders.OrderFacts order, UUID newsId) {
        return parcels.news(newsId)
                .filter(news -> news.parcel().endedAt() == null)
                .map(news -> parcel(order, news, news.lines()));
    }

    private Map<String, Object> shipped(Orders.OrderFacts order, UUID fulfilmentId, Shipments.Sent sent) {
        var params = about(order);
        windows.put(params, order.orderId());
        var sentParcels = parcels.ofOrder(order.orderId()).stream()
                .filter(parcel -> parcel.fulfilmentId().equals(fulfilmentId))
                .toList();
        putIfKnown(
                params,
                "carrier",
                sentParcels.stream()
                        .map(ParcelDeliveries.ParcelDelivery::carrierName)
                        .findFirst()
                        .orElseGet(() -> Carriers.name(sent.carrier())));
        putIfKnown(params, "trackingCode", sent.trackingCode());
        params.put(
                "trackingUrls",
                sentParcels.stream()
                        .filter(parcel -> parcel.trackingCode() != null)
                        .map(ParcelDeliveries.ParcelDelivery::trackingUrl)
                        .toList());
        params.put("lines", contents(order, sent.lines()));
        return params;
    }

    private Map<String, Object> parcel(Orders.OrderFacts order, ParcelDeliveries.News news, List<LineQuantity> lines) {
        var parcel = news.parcel();
        var params = about(order);
        putIfKnown(params, "carrier", parcel.carrierName());
        putIfKnown(params, "trackingCode", parcel.trackingCode());
        putIfKnown(params, "place", parcel.place());
        if (parcel.promisedFrom() != null) {
            windows.put(params, order.orderId());
        }
        places.put(params, order.orderId());
        putIfKnown(params, "pointName", parcel.agreedPlace());
        params.put("trackingUrl", parcel.trackingUrl());
        params.put("status", parcel.status());
        if (news.until() != null) {
            params.put("until", NodeTime.iso(news.until(), HOME));
        }
        if (news.wish() != null) {
            putIfKnown(params, "agreedPlace", news.wish().place());
            putIfKnown(
                    params,
                    "agreedOn",
                    news.wish().deliverOn() == null
                            ? null
                            : news.wish().deliverOn().toString());
        }
        params.put("lines", contents(order, lines));
        return params;
    }
}
