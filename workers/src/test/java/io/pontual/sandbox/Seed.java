package io.pontual.sandbox;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** A small retailer: stores and warehouses in Brazilian cities, a catalogue, stock and pickup points, fed through the public feeds, and couriers' windows. */
@Component
class Seed {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final ServletWebServerApplicationContext application;

    Seed(ServletWebServerApplicationContext application) {
        this.application = application;
    }

    @Order(0)
    @EventListener(ApplicationReadyEvent.class)
    void sow() {
        var shop = RestClient.builder()
                .baseUrl("http://localhost:" + application.getWebServer().getPort() + "/api/v1")
                .defaultHeader("X-Api-Key", Sandbox.KEY)
                .build();
        for (var feed : new String[] {"nodes", "products", "stock", "points"}) {
            shop.post()
                    .uri("/feeds/" + feed)
                    .contentType(CSV)
                    .body(new ClassPathResource("sandbox/" + feed + ".csv"))
                    .retrieve()
                    .toBodilessEntity();
        }
        for (var node : new String[] {"manaus-centro", "poa-moinhos"}) {
            shop.put()
                    .uri("/nodes/" + node + "/delivery-windows")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new ClassPathResource("sandbox/windows-" + node + ".json"))
                    .retrieve()
                    .toBodilessEntity();
        }
    }
}
