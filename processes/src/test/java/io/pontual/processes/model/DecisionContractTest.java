package io.pontual.processes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A decision always has an answer, and an analyst can read why. Without a matching row the engine answers null. */
class DecisionContractTest {
    @Test
    void the_last_row_of_every_table_always_fits() throws Exception {
        for (var file : Models.files("dmn")) {
            var table = DecisionTables.read(file);
            assertThat(table.hitPolicy())
                    .as("%s: the first row that fits decides, or all that fit count", table.id())
                    .isIn("FIRST", "COLLECT");
            Models.found(table.rules(), "rules in " + table.id());
            assertThat(table.rules().getLast().conditions()).as(table.id()).allMatch(String::isEmpty);
            for (var rule : table.rules().subList(0, table.rules().size() - 1)) {
                assertThat(rule.conditions())
                        .as("%s: no row after '%s' could ever fit", table.id(), rule.annotation())
                        .anyMatch(condition -> !condition.isEmpty());
            }
        }
    }

    @Test
    void tables_columns_and_rows_explain_themselves() throws Exception {
        for (var file : Models.files("dmn")) {
            var table = DecisionTables.read(file);
            assertThat(table.description()).as(table.id()).isNotBlank();
            assertThat(table.outputs()).as(table.id()).isNotEmpty().noneMatch(String::isBlank);
            assertThat(table.inputs()).as(table.id()).isNotEmpty().noneMatch(input -> input.label()
                    .isBlank());
            for (var rule : table.rules()) {
                assertThat(rule.annotation())
                        .as("annotation of a row of %s", table.id())
                        .isNotBlank();
                assertThat(rule.results()).as(rule.annotation()).noneMatch(String::isEmpty);
            }
        }
    }

    @Test
    void whoever_asks_a_decision_maps_all_it_wants_to_know() throws Exception {
        for (var file : Models.files("dmn")) {
            var table = DecisionTables.read(file);
            if (DecisionTables.ASKED_BY_WORKERS.contains(table.id())) {
                continue;
            }
            var asking = Models.all(BusinessRuleTask.class).stream()
                    .filter(task -> task.extension(ZeebeCalledDecision.class)
                            .getDecisionId()
                            .equals(table.id()))
                    .toList();
            for (var task : Models.found(asking, "task that asks " + table.id())) {
                var mapped = task.extension(ZeebeIoMapping.class).getInputs().stream()
                        .map(ZeebeInput::getTarget)
                        .collect(Collectors.toSet());
                assertThat(mapped)
                        .as("%s", task)
                        .containsAll(table.inputs().stream()
                                .map(DecisionTables.Input::expression)
                                .toList());
            }
        }
    }
}
