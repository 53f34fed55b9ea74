package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.inventory.contract.Availability;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class SourcingRulesTest {
    private final SourcingRules rules = new SourcingRules();

    @Test
    void tables_are_asked_in_this_process() {
        assertThat(rules.serves("web", "fresh", 100, "SP", "warehouse", "SP", "ship")
                        .never())
                .isTrue();
        assertThat(rules.serves("web", "fresh", 100, "SP", "store", "SP", "ship")
                        .never())
                .isFalse();
        assertThat(rules.serves("web", "fresh", 100, "RJ", "store", "SP", "ship")
                        .never())
                .isTrue();
        assertThat(rules.serves("web", "home", 3000, "RJ", "store", "SP", "ship")
                        .avoid())
                .isTrue();
        assertThat(rules.serves("web", "home", 2999.99, "RJ", "store", "SP", "ship")
                        .avoid())
                .isFalse();
        assertThat(rules.split("web", 100).maxNodes()).isEqualTo(3);
        var manaus = new Availability.Node(
                "manaus-centro", "Loja Centro", "store", -3.1, -60, "America/Manaus", "Manaus", "AM", "tasklist");
        assertThat(rules.capacity(manaus, LocalDate.parse("2026-11-23"), "ship"))
                .isEqualTo(new SourcingRules.DayCapacity(20, LocalTime.of(11, 0)));
        assertThat(rules.rate(Zone.LOCAL, "standard").price()).isEqualTo(9.9);
        assertThat(rules.weights("web", "ship").avoidPenalty()).isPositive();
    }

    @Test
    void a_postal_code_has_a_state_and_a_place() {
        var codes = new PostalCodes();
        assertThat(codes.locate("01310-100"))
                .get()
                .extracting(SourcingRequest.Destination::state)
                .isEqualTo("SP");
        assertThat(codes.locate("69301000"))
                .get()
                .extracting(SourcingRequest.Destination::state)
                .isEqualTo("RR");
        assertThat(codes.locate("72800000"))
                .get()
                .extracting(SourcingRequest.Destination::state)
                .isEqualTo("GO");
        assertThat(codes.locate("00999999")).isEmpty();
        assertThat(codes.locate("10000000")).isEmpty();
        assertThat(codes.locate("0131010")).isEmpty();
        assertThat(codes.sameRegion("SP", "MG")).isTrue();
        assertThat(codes.sameRegion("SP", "PR")).isFalse();
        assertThat(Zone.between("SP", "SP", 20, codes)).isEqualTo(Zone.LOCAL);
        assertThat(Zone.between("SP", "AM", 20, codes)).isEqualTo(Zone.NATIONAL);
    }
}
