package io.pontual.integrations.shipping;

import io.pontual.integrations.shipping.Carrier.Page;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches what carriers have to say: Rota Sul tells nothing by itself, and Andorinha gives webhooks up. Several instances may
 * do it at once: what is fetched twice has the same ids.
 */
@Component
class TrackingPolls {
    private static final Logger log = LoggerFactory.getLogger(TrackingPolls.class);

    private final Andorinha andorinha;
    private final RotaSul rotaSul;
    private final CarrierCursorRepository cursors;
    private final Tracking tracking;
    private final ProducerTemplate routes;

    TrackingPolls(
            Andorinha andorinha,
            RotaSul rotaSul,
            CarrierCursorRepository cursors,
            Tracking tracking,
            ProducerTemplate routes) {
        this.andorinha = andorinha;
        this.rotaSul = rotaSul;
        this.cursors = cursors;
        this.tracking = tracking;
        this.routes = routes;
    }

    @Scheduled(
            initialDelayString = "${pontual.shipping.andorinha.poll-interval}",
            fixedDelayString = "${pontual.shipping.andorinha.poll-interval}")
    void andorinha() {
        poll(andorinha);
    }

    @Scheduled(
            initialDelayString = "${pontual.shipping.rotasul.poll-interval}",
            fixedDelayString = "${pontual.shipping.rotasul.poll-interval}")
    void rotaSul() {
        poll(rotaSul);
    }

    private void poll(Carrier carrier) {
        try {
            while (fetch(carrier)) {
                // there is more
            }
        } catch (CamelExecutionException e) {
            // The route has said what is wrong; the next poll begins at the same place.
            log.debug("No events of {}", carrier.code(), e);
        }
    }

    /** @return whether to go on */
    private boolean fetch(Carrier carrier) {
        var cursor = cursors.find(carrier.code()).orElse(null);
        var page = routes.requestBody(CarrierRoutes.events(carrier), cursor, Page.class);
        tracking.take(carrier.code(), page.events());
        if (page.next() == null || page.next().equals(cursor)) {
            return false;
        }
        return cursors.move(carrier.code(), cursor, page.next()) && page.more();
    }
}
