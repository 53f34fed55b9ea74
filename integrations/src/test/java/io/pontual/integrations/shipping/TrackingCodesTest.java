package io.pontual.integrations.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.shipping.TrackingEvent.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingCodesTest {
    private static final String HEADER = "code,status,reason,meaning\n";

    @ParameterizedTest
    @CsvSource({"andorinha, AND-EXC-ADDRESS, ADDRESS_WRONG, address-wrong", "rotasul, 41, ATTEMPT_FAILED, nobody-home"})
    void a_carriers_code_has_a_meaning_in_our_words(String carrier, String code, Status status, String reason) {
        assertThat(TrackingCodes.of(carrier).meaning(code)).contains(new TrackingCodes.Meaning(status, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"andorinha", "rotasul"})
    void every_word_of_ours_can_be_said_by_each_carrier(String carrier) {
        var codes = TrackingCodes.of(carrier);
        assertThat(codes.statuses()).containsExactlyInAnyOrder(Status.values());
    }

    @Test
    void a_code_that_is_not_in_the_table_has_none() {
        assertThat(TrackingCodes.of("rotasul").meaning("99")).isEmpty();
        assertThat(TrackingCodes.of("rotasul").meaning(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,LOST,,Gone;A,DAMAGED,,Broken | line 3: code A is there twice",
                "A,VANISHED,,Gone | line 2: there is no status VANISHED",
                "A,LOST,Not There,Gone | line 2: a reason has small letters and hyphens",
                "A,LOST,gone | line 2: needs a code, a status, a reason or nothing, and a meaning",
                ",LOST,,Gone | line 2: needs a code, a status, a reason or nothing, and a meaning"
            })
    void a_mistake_in_the_table_is_named_with_its_line(String rows, String problem) {
        assertThatThrownBy(() -> TrackingCodes.parse("x.csv", HEADER + rows.replace(';', '\n')))
                .hasMessage("x.csv, " + problem);
    }

    @Test
    void a_table_without_its_heading_is_refused() {
        assertThatThrownBy(() -> TrackingCodes.parse("x.csv", "A,LOST,,Gone")).hasMessageContaining("does not begin");
        assertThatThrownBy(() -> TrackingCodes.parse("x.csv", "")).hasMessageContaining("does not begin");
    }
}
