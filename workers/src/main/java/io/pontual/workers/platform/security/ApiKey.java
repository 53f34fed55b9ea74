package io.pontual.workers.platform.security;

import io.pontual.workers.platform.web.Problem;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * The caller, as a controller gets it by {@code @AuthenticationPrincipal}.
 *
 * @param name for people; not secret
 * @param channel the only channel the key may act for; null means any
 * @param scopes codes of {@link Scope}
 */
public record ApiKey(UUID apiKeyId, String name, String channel, Set<String> scopes) implements Principal {
    /** The id, so that {@code HttpServletRequest.getUserPrincipal} tells callers apart for good. */
    @Override
    public String getName() {
        return apiKeyId.toString();
    }

    public boolean mayActFor(String wanted) {
        return channel == null || channel.equals(wanted);
    }

    /** @param wanted null for every channel @throws Problem 403 when the key is bound to another channel */
    public void requireChannel(String wanted) {
        if (!mayActFor(wanted)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "wrong-channel",
                    "This key may act for channel '" + channel + "' only, not for "
                            + (wanted == null ? "every channel" : "channel '" + wanted + "'")
                            + ". Use a key that may.",
                    List.of());
        }
    }
}
