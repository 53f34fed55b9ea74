package io.pontual.workers.inventory;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * What the header {@code Prefer} (RFC 7240) asks for.
 *
 * @param patience how long the sender wants to wait for the end; null: until the end
 */
record Prefer(Duration patience) {
    private static final Pattern ASYNC =
            Pattern.compile("(^|[,;\\s])respond-async($|[,;\\s])", Pattern.CASE_INSENSITIVE);
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])", Pattern.CASE_INSENSITIVE);

    static Prefer of(HttpHeaders headers) {
        var sent = String.join(",", headers.getValuesAsList("Prefer"));
        if (!ASYNC.matcher(sent).find()) {
            return new Prefer(null);
        }
        var wait = WAIT.matcher(sent);
        return new Prefer(wait.find() ? Duration.ofSeconds(Long.parseLong(wait.group(1))) : Duration.ZERO);
    }

    boolean isAsync() {
        return patience != null;
    }

    /** The answer is the same, however fast the feed is done. */
    boolean isAtOnce() {
        return isAsync() && patience.isZero();
    }
}
