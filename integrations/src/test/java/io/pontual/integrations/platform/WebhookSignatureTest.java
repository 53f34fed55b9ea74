package io.pontual.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final byte[] BODY = "{\"event_id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
    /** printf '1700000000.{"event_id":"evt_1"}' | openssl dgst -sha256 -hmac s3cret */
    private static final String HEX = "6cee9870342146e9ec63da18ecb1ee83e669ab35b33530cae78683ebcf468945";

    @Test
    void the_signature_over_time_and_body_is_believed() {
        assertThat(at(1700000000).problem("t=1700000000,v1=" + HEX, BODY)).isEmpty();
    }

    @Test
    void one_of_several_signatures_is_enough_while_the_secret_changes() {
        assertThat(at(1700000000).problem("t=1700000000, v1=00ff, v1=" + HEX, BODY))
                .isEmpty();
    }

    @Test
    void another_body_another_time_or_another_secret_is_wrong() {
        var signature = at(1700000000);
        assertThat(signature.problem("t=1700000000,v1=" + HEX, "{}".getBytes(StandardCharsets.UTF_8)))
                .contains("wrong");
        assertThat(signature.problem("t=1700000001,v1=" + HEX, BODY)).contains("wrong");
        assertThat(signature("other", 1700000000).problem("t=1700000000,v1=" + HEX, BODY))
                .contains("wrong");
        assertThat(signature.problem("t=1700000000", BODY)).contains("wrong");
    }

    @Test
    void a_webhook_from_long_ago_or_far_ahead_is_stale() {
        assertThat(at(1700000300).problem("t=1700000000,v1=" + HEX, BODY)).isEmpty();
        assertThat(at(1700000301).problem("t=1700000000,v1=" + HEX, BODY)).contains("stale");
        assertThat(at(1699999699).problem("t=1700000000,v1=" + HEX, BODY)).contains("stale");
    }

    @Test
    void a_header_without_a_time_is_malformed_and_none_is_missing() {
        assertThat(at(1700000000).problem("v1=" + HEX, BODY)).contains("malformed");
        assertThat(at(1700000000).problem("t=soon,v1=" + HEX, BODY)).contains("malformed");
        assertThat(at(1700000000).problem("t=99999999999999999,v1=" + HEX, BODY))
                .contains("malformed");
        assertThat(at(1700000000).problem(null, BODY)).contains("missing");
    }

    private static WebhookSignature at(long seconds) {
        return signature("s3cret", seconds);
    }

    private static WebhookSignature signature(String secret, long seconds) {
        return new WebhookSignature(
                secret, Duration.ofMinutes(5), Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC));
    }
}
