package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    void values_that_no_cell_tells_apart_are_one_question() throws IOException {
        var columns = TableColumn.read(
                getClass().getResourceAsStream("/sourcing/node-capacity.dmn").readAllBytes());
        var node = columns.get(1);
        assertThat(node.name()).isEqualTo("nodeId");
        assertThat(node.told("sp-paulista")).isEqualTo(node.told("any")).isNotEqualTo(node.told("manaus-centro"));
        assertThat(node.told(null)).isNotEqualTo(node.told("any"));

        var value = TableColumn.read(getClass()
                        .getResourceAsStream("/sourcing/split-policy.dmn")
                        .readAllBytes())
                .get(1);
        assertThat(value.told(70.0)).isEqualTo(value.told(999.99)).isNotEqualTo(value.told(1000.0));
        assertThat(value.told(1000.0)).isNotEqualTo(value.told(1000.01));

        var serve = TableColumn.read(
                getClass().getResourceAsStream("/sourcing/serve-node.dmn").readAllBytes());
        assertThat(serve.get(3).told("SP"))
                .as("named by a cell of another column")
                .isNotEqualTo(serve.get(3).told("RJ"));
    }

    @Test
    void a_broken_table_asks_for_an_operator() {
        assertThatThrownBy(() -> new DecisionTable("serve-node", "no xml".getBytes(StandardCharsets.UTF_8)).ask())
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("serve-node");
        assertThatThrownBy(() -> table("", "\"free\"").ask(5.0))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("no row that fits");
        assertThatThrownBy(() -> table("&lt; 9", "\"free\"").ask(5.0).number("price"))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("price = free")
                .hasMessageContaining("number");
        assertThatThrownBy(() -> table("&lt; 9", "1 +").ask(5.0)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> table("&lt; 9", "1").ask(5.0, "too many")).isInstanceOf(NeedsOperator.class);
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

    private static DecisionTable table(String cell, String output) {
        return new DecisionTable(
                "test-table",
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                <decision id="test-table" name="t"><decisionTable id="t" hitPolicy="FIRST">
                <input id="i"><inputExpression id="e" typeRef="number"><text>value</text></inputExpression></input>
                <output id="o1" name="price"/><output id="o2" name="other"/>
                <rule id="r"><inputEntry id="c"><text>%s</text></inputEntry>
                <outputEntry id="x"><text>%s</text></outputEntry><outputEntry id="y"><text>2</text></outputEntry></rule>
                </decisionTable></decision></definitions>
                """
                        .formatted(cell.isEmpty() ? "&gt; 100" : cell, output)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
