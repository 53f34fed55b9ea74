package io.pontual.workers.platform.security;

import io.pontual.workers.platform.web.Problem;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Makes keys for channels and people's tools, and takes them back. Nobody gives more than they have. */
@Service
class ApiKeyDesk {
    private static final int BYTES = 32;

    private final ApiKeyRepository repository;
    private final SecureRandom random = new SecureRandom();

    ApiKeyDesk(ApiKeyRepository repository) {
        this.repository = repository;
    }

    /** The keys that work, by name. A caller who is bound to a channel sees those of that channel. */
    List<ApiKeyResource> active(ApiKey caller) {
        return repository.active().stream()
                .filter(key -> caller.mayActFor(key.channel()))
                .toList();
    }

    /** @throws Problem 403 when the caller may not do that itself, 409 when the name is taken */
    ApiKeyResource make(ApiKeyRequest wanted, ApiKey caller) {
        caller.requireChannel(wanted.channel());
        requireScopes(wanted, caller);
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        try {
            return repository.insert(wanted, ApiKeyHash.of(key)).withKey(key);
        } catch (DuplicateKeyException taken) {
            throw Problem.conflict(
                    "api-key-name-taken",
                    "There is, or was, a key with this name. If its maker lost the answer, revoke that key and make"
                            + " one with another name.");
        }
    }

    /** It stops to work within a minute; a repeat changes nothing. @throws Problem 404, 403, 409 for the configured key */
    void revoke(UUID apiKeyId, ApiKey caller) {
        var key = repository.find(apiKeyId).orElseThrow(() -> Problem.notFound("API key", apiKeyId));
        caller.requireChannel(key.channel());
        if (key.name().equals(BootstrapKey.NAME)) {
            throw Problem.conflict(
                    "api-key-configured",
                    "This key is in the settings and would come back with the next start. Take"
                            + " pontual.security.bootstrap-key away, and start again.");
        }
        repository.deactivate(apiKeyId);
    }

    private static void requireScopes(ApiKeyRequest wanted, ApiKey caller) {
        var more = new TreeSet<>(wanted.scopes());
        more.removeAll(caller.scopes());
        if (!more.isEmpty()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "missing-scope",
                    "Your key has not got " + String.join(", ", more) + " itself, so it cannot give it.",
                    List.of(new Problem.FieldError("/scopes", "may not hold " + String.join(", ", more))));
        }
    }
}
