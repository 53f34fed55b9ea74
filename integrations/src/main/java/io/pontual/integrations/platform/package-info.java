/** What every route shares: the broker connection, the error policy, idempotency, JSON, the clock. */
package io.pontual.integrations.platform;
