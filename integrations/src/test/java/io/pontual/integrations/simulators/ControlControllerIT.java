package io.pontual.integrations.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.support.Control;
import io.pontual.integrations.support.IntegrationsTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@IntegrationsTest
@ResourceLock("aurora")
class ControlControllerIT {
    @Autowired
    TestRestTemplate http;

    @Test
    void the_current_mode_and_all_others_are_told() {
        assertThat(http.getForObject("/simulators/control/aurora", String.class))
                .isEqualTo(
                        "{\"partner\":\"aurora\",\"mode\":\"normal\",\"modes\":[\"normal\",\"down\",\"slow\",\"decline\",\"tamper\"]}");
        assertThat(Control.mode(http, "balcao", "duplicate-events").getBody())
                .contains("\"mode\":\"duplicate-events\"");
        assertThat(Control.mode(http, "balcao", "normal").getBody()).contains("\"mode\":\"normal\"");
    }

    @Test
    void a_partner_that_is_not_simulated_is_not_found_and_the_others_are_named() {
        var response = Control.mode(http, "fedex", "down");
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(response.getBody()).contains("[andorinha, armazem-sul, aurora, balcao, galpao, litoral, rotasul]");
    }

    @Test
    void a_mode_that_does_not_exist_is_refused_and_the_others_are_named() {
        var response = Control.mode(http, "balcao", "sleepy");
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(response.getBody()).contains("[normal, silent, reject, duplicate-events, down]");
        assertThat(Control.post(http, "/simulators/control/balcao", "{}").getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(Control.post(http, "/simulators/control/balcao", "down").getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }
}
