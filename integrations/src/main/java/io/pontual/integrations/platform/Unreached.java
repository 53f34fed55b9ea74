package io.pontual.integrations.platform;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Tells calls of which surely nothing came from calls of which nobody knows what came. */
public final class Unreached {
    private Unreached() {}

    /** A failure that knows. */
    public interface Maybe {
        boolean unreached();
    }

    /** As the condition of a {@code doCatch}: whether the partner has surely not worked on what it was asked for. */
    public static boolean surely(Exchange exchange) {
        var failure = exchange.getException();
        return failure instanceof Maybe maybe && maybe.unreached()
                || failure instanceof CallNotPermittedException
                || failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException;
    }

    /** By the contract with every provider and carrier these are said before any work; every other 5xx may come after it. */
    public static boolean refusedToServe(int status) {
        return status == 503 || status == 429;
    }
}
