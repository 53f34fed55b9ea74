/** Who may call: API keys, their scopes and the channel that one may be bound to. */
package io.pontual.workers.platform.security;
