package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class AvailabilityIT {
    private final String own = UUID.randomUUID().toString().substring(24);

    @Autowired
    Availability availability;

    @Autowired
    DSLContext db;

    @BeforeEach
    void threeNodes() {
        new Catalog(db)
                .node("a-" + own, "America/Recife", "jms", true, "pickup", "ship")
                .node("b-" + own, "America/Recife", "tasklist", true, "ship")
                .node("c-" + own, "America/Recife", "jms", false, "ship")
                .product("cup" + own, "Cup", "home")
                .product("pan" + own, "Pan", "home")
                .stock("b-" + own, "cup" + own, 4)
                .stock("a-" + own, "cup" + own, 7)
                .stock("c-" + own, "cup" + own, 9)
                .stock("a-" + own, "pan" + own, 0);
    }

    @Test
    void units_stand_beside_the_place_of_their_node() {
        var seen = availability.snapshot(List.of("cup" + own, "pan" + own, "unknown"), "ship", "web");

        assertThat(seen.shelves()).containsOnlyKeys("cup" + own);
        var cups = seen.shelves().get("cup" + own);
        assertThat(cups.units()).containsExactly(7, 4);
        assertThat(cups.nodes()).isSorted();
        assertThat(seen.nodes().get(cups.nodes()[0]).nodeId()).isEqualTo("a-" + own);
        assertThat(seen.nodes().get(cups.nodes()[1]))
                .satisfies(node -> assertThat(node.nodeId()).isEqualTo("b-" + own))
                .satisfies(node -> assertThat(node.system()).isEqualTo("tasklist"));
        assertThat(Arrays.stream(cups.ageDays())).allMatch(days -> days > 0);
    }

    @Test
    void only_nodes_that_offer_the_method_and_are_active_are_seen() {
        assertThat(availability.snapshot(List.of("cup" + own), "pickup", "web").nodes())
                .extracting(Availability.Node::nodeId)
                .contains("a-" + own)
                .doesNotContain("b-" + own, "c-" + own);
    }
}
