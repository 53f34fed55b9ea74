package io.pontual.integrations.support;

import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Chooses the simulators' behaviour as the sandbox does: over HTTP. */
public final class Control {
    private Control() {}

    public static ResponseEntity<String> mode(TestRestTemplate http, String partner, String mode) {
        return post(http, "/simulators/control/" + partner, "{\"mode\": \"" + mode + "\"}");
    }

    public static ResponseEntity<String> post(TestRestTemplate http, String path, String json) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, HttpMethod.POST, new HttpEntity<>(json, headers), String.class);
    }
}
