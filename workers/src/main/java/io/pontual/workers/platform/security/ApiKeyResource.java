package io.pontual.workers.platform.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** @param channel null for any @param key only in the answer to the request that made it */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiKeyResource(
        UUID apiKeyId,
        String name,
        @Schema(description = "The only channel that it may act for; absent: any.") String channel,
        SortedSet<String> scopes,
        Instant createdAt,
        @Schema(description = "The key itself, this once: it is not stored. Only in the answer that made it.")
                String key) {

    ApiKeyResource withKey(String made) {
        return new ApiKeyResource(apiKeyId, name, channel, scopes, createdAt, made);
    }

    record ApiKeyList(List<ApiKeyResource> items) {}
}
