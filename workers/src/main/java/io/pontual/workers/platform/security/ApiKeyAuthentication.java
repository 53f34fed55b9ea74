package io.pontual.workers.platform.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A caller whose key was found. The key itself is not kept. */
class ApiKeyAuthentication extends AbstractAuthenticationToken {
    private final ApiKey key;

    ApiKeyAuthentication(ApiKey key) {
        super(AuthorityUtils.createAuthorityList(
                key.scopes().stream().map(scope -> "SCOPE_" + scope).toList()));
        this.key = key;
        setAuthenticated(true);
    }

    @Override
    public ApiKey getPrincipal() {
        return key;
    }

    @Override
    public Object getCredentials() {
        return null;
    }
}
