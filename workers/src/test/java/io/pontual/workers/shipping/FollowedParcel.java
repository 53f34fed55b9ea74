package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_DAY;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.DeliveryPolicy;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.support.Api;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A parcel to Ana in São Paulo that a carrier has, for tests of what the world sees of it. */
final class FollowedParcel {
    static final DeliveryPolicy POLICY =
            new DeliveryPolicy(3, "PT72H", "PT240H", "PT12H", "tell", "escalate", "PT48H", "PT72H", "PT168H", "PT24H");

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    final UUID parcelId = UUID.randomUUID();
    final String code = "AN" + parcelId.toString().substring(0, 8);
    private final Instant now = Instant.now();
    private final ApplicationContext context;
    final UUID orderId;
    final String token;

    FollowedParcel(ApplicationContext context, Api api) {
        this(context, api, false);
    }

    /** @param inWindow with the courier of the store, tomorrow from 9 to 12; windows are to be closed afterwards */
    FollowedParcel(ApplicationContext context, Api api, boolean inWindow) {
        this.context = context;
        orderId = api.place(api.shipOrder()).orderId();
        var fulfilmentId = UUID.randomUUID();
        if (inWindow) {
            takeWindow(api);
            context.getBean(OfferToNodeWorker.class)
                    .work(new OfferToNode.Input(
                            orderId,
                            fulfilmentId,
                            "STORE",
                            "tasklist",
                            List.of(new FulfilmentPlan.Item("1", "MUG", "Mug", 2)),
                            "PT2H"));
        }
        var sent = new Delivery.Parcel(
                parcelId,
                orderId,
                fulfilmentId,
                inWindow ? "courier" : "andorinha",
                code,
                now.plusSeconds(200_000),
                inWindow ? null : now.plusSeconds(200_000),
                now);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.getBean(Deliveries.class)
                .begin(sent, List.of(new LineQuantity("1", 2))));
        token = context.getBean(ParcelDeliveries.class)
                .ofOrder(orderId)
                .getFirst()
                .trackingPath()
                .replace("/tracking/", "");
    }

    private void takeWindow(Api api) {
        setWindows(
                api,
                """
                {"windows": [
                 {"windowId": "manha", "weekdays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
                  "from": "09:00", "until": "12:00", "places": 5, "price": "9.90",
                  "postalCodes": [{"from": "01310-100", "to": "01310100"}]},
                 {"windowId": "tarde", "weekdays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
                  "from": "14:00", "until": "18:00", "places": 1, "price": "9.90",
                  "postalCodes": [{"from": "01310-100", "to": "01310100"}]}]}""");
        var db = context.getBean(DSLContext.class);
        var from = tomorrow().atTime(9, 0).atZone(ZONE).toInstant();
        db.insertInto(WINDOW_DAY)
                .set(WINDOW_DAY.NODE_ID, "STORE")
                .set(WINDOW_DAY.WINDOW_ID, "manha")
                .set(WINDOW_DAY.DAY, tomorrow())
                .set(WINDOW_DAY.USED, 1)
                .onConflict(WINDOW_DAY.NODE_ID, WINDOW_DAY.WINDOW_ID, WINDOW_DAY.DAY)
                .doUpdate()
                .set(WINDOW_DAY.USED, WINDOW_DAY.USED.plus(1))
                .execute();
        db.insertInto(WINDOW_PLACE)
                .set(WINDOW_PLACE.ORDER_ID, orderId)
                .set(WINDOW_PLACE.NODE_ID, "STORE")
                .set(WINDOW_PLACE.WINDOW_ID, "manha")
                .set(WINDOW_PLACE.DAY, tomorrow())
                .set(WINDOW_PLACE.STARTS_AT, from)
                .set(WINDOW_PLACE.ENDS_AT, from.plusSeconds(3 * 3600))
                .set(WINDOW_PLACE.TAKEN_AT, now)
                .execute();
    }

    static LocalDate tomorrow() {
        return LocalDate.now(ZONE).plusDays(1);
    }

    static void setWindows(Api api, String settings) {
        var answer = api.send(api.request("/api/v1/nodes/STORE/delivery-windows")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(settings)));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    FollowedParcel report(Status status, int minute) {
        return report(status, minute, "Campinas");
    }

    FollowedParcel report(Status status, int minute, String place) {
        var event = new TrackingEvent(
                code + minute,
                context.getBean(DeliveryRepository.class)
                        .find(parcelId)
                        .orElseThrow()
                        .parcel()
                        .carrier(),
                code,
                status,
                "X",
                now.plusSeconds(60L * minute),
                place,
                "left with a neighbour",
                null);
        context.getBean(TransactionTemplate.class).executeWithoutResult(done -> context.getBean(TrackingIntake.class)
                .apply(List.of(event)));
        return this;
    }
}
