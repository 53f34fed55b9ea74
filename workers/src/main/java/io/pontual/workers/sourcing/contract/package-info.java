/** What other capabilities may ask sourcing. */
package io.pontual.workers.sourcing.contract;
