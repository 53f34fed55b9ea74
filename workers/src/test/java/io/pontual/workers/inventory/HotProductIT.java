package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import io.pontual.workers.support.TestPostgres;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The product everybody wants: 64 buyers at once, also when the application dies in the middle of it. */
@DatabaseTest
@Import(FakeOrders.class)
class HotProductIT {
    private static final int UNITS = 1000;
    private static final int ORDERS = 1600;
    private static final int BUYERS = 64;

    @Autowired
    StockReservations reservations;

    @Autowired
    Inventory inventory;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    DSLContext db;

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Test
    void of_64_buyers_of_the_last_1000_units_exactly_1000_get_one() throws Exception {
        var shelf = new Shelf(inventory, db).with("hot", UNITS);

        var sold = new Buyers(shelf.nodeId, shelf.sku("hot"), ORDERS).buy(reservations, BUYERS, number -> {});

        assertThat(sold).isEqualTo(UNITS);
        assertThat(shelf.stock("hot").reserved()).isEqualTo(UNITS).isEqualTo(shelf.held("hot"));
        assertThat(shelf.stock("hot").available()).isZero();
        assertThat(metrics.get("pontual.inventory.reservation.group").summary().mean())
                .as("reserved together")
                .isGreaterThan(2);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void an_application_killed_half_way_leaves_exact_books_and_another_sells_the_rest() throws Exception {
        var shelf = new Shelf(inventory, db).with("hot", UNITS);
        int told = sellUntilKilled(shelf, UNITS / 2);

        // What the database took from it counts, also what it could tell nobody any more.
        StockBooks.assertStraight(db);
        int held = shelf.held("hot");
        assertThat(held).isBetween(told, UNITS);
        assertThat(shelf.movements("hot")).filteredOn("reserve 0 1"::equals).hasSize(held);

        // The jobs of a killed application are done again, those that it had done as well.
        var sold = new Buyers(shelf.nodeId, shelf.sku("hot"), ORDERS).buy(reservations, BUYERS, number -> {});

        assertThat(sold).isEqualTo(UNITS);
        assertThat(shelf.stock("hot").reserved()).isEqualTo(UNITS).isEqualTo(shelf.held("hot"));
        assertThat(db.fetchCount(RESERVATION, RESERVATION.NODE_ID.eq(shelf.nodeId)))
                .isEqualTo(UNITS);
    }

    /** @return how many sales the application could tell of */
    private static int sellUntilKilled(Shelf shelf, int enough) throws Exception {
        var buyers = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Buyers.class.getName(),
                        TestPostgres.url(),
                        shelf.nodeId,
                        shelf.sku("hot"),
                        String.valueOf(ORDERS),
                        String.valueOf(BUYERS),
                        String.valueOf(UNITS * 3 / 4)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int told = 0;
        var last = "";
        try (var lines = new BufferedReader(new InputStreamReader(buyers.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                told += line.startsWith("SOLD") ? 1 : 0;
                last = line;
                if (told == enough) {
                    // SIGKILL: no shutdown hook runs, no transaction is finished. By its handle, which leaves the
                    // stream
                    // open: what it had said before is still read.
                    buyers.toHandle().destroyForcibly();
                }
            }
        } finally {
            buyers.destroyForcibly();
        }
        assertThat(buyers.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(buyers.exitValue()).as("killed, after it said: %s", last).isEqualTo(137);
        return told;
    }
}
