package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodTest {
    @ParameterizedTest
    @CsvSource({
        "ship,jms,ship-from-store",
        "ship,tasklist,ship-from-store",
        "ship,wms-jms,home-delivery",
        "ship,wms-sftp,home-delivery",
        "pickup,jms,pickup-in-store",
        "pickup,tasklist,pickup-in-store"
    })
    void the_method_and_the_system_of_the_node_choose_the_process(String method, String system, String process) {
        assertThat(Method.of(method).processId(system)).isEqualTo(process);
    }
}
