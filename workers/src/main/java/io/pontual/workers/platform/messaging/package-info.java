/** Messages out (outbox and relay) and in (idempotent inbox), and the dead ones. */
package io.pontual.workers.platform.messaging;
