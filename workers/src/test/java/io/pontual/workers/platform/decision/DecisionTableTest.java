package io.pontual.workers.platform.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecisionTableTest {
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
