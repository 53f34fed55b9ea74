package io.pontual.workers.platform.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Makes sure of the configured first key before the server takes requests. */
@Component
class BootstrapKey implements InitializingBean {
    static final String NAME = "bootstrap";
    private static final Logger log = LoggerFactory.getLogger(BootstrapKey.class);

    private final SecuritySettings settings;
    private final ApiKeyRepository repository;

    BootstrapKey(SecuritySettings settings, ApiKeyRepository repository) {
        this.settings = settings;
        this.repository = repository;
    }

    @Override
    public void afterPropertiesSet() {
        if (StringUtils.hasText(settings.bootstrapKey())) {
            repository.put(NAME, ApiKeyHash.of(settings.bootstrapKey()), Scope.allCodes());
            log.info("API key '{}' has every scope, as configured by pontual.security.bootstrap-key", NAME);
        }
    }
}
