package io.pontual.workers.platform.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Finds the key that a caller sent. Known keys are remembered for a short while, so that a request does not cost a query
 * and a revocation still works within a minute. Unknown keys are not remembered: nobody can fill the memory with them.
 */
@Component
class ApiKeys {
    private final ApiKeyRepository repository;
    private final SecuritySettings settings;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    ApiKeys(ApiKeyRepository repository, SecuritySettings settings, Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.clock = clock;
    }

    private record Remembered(ApiKey key, Instant until) {}

    Optional<ApiKey> find(String sent) {
        var hash = ApiKeyHash.of(sent);
        var now = clock.instant();
        var known = remembered.get(hash);
        if (known != null && known.until().isAfter(now)) {
            return Optional.of(known.key());
        }
        var found = repository.findActive(hash);
        found.ifPresentOrElse(
                key -> remembered.put(hash, new Remembered(key, now.plus(settings.keyCache()))),
                () -> remembered.remove(hash));
        return found;
    }
}
