/** What other capabilities may ask pickup. */
package io.pontual.workers.pickup.contract;
