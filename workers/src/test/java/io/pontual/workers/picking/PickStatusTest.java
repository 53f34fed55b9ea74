package io.pontual.workers.picking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickStatusTest {
    @ParameterizedTest
    @CsvSource({"3,3,complete", "3,2,short", "3,1,short", "3,0,nothing"})
    void the_result_follows_from_the_units(int requested, int picked, String result) {
        assertThat(PickStatus.of(requested, picked).result()).isEqualTo(result);
    }
}
