package io.pontual.workers.platform.web;

import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Met while reading a body whose length was not announced. */
class BodyTooLarge extends IOException {
    BodyTooLarge() {
        super("The body is larger than a request may be");
    }

    static Problem problem() {
        return new Problem(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "body-too-large",
                "A body may have up to 256 KiB. Split the request; larger data sets go to /api/v1/feeds/ as text/csv.",
                List.of());
    }
}
