/** What other capabilities may ask inventory. */
package io.pontual.workers.inventory.contract;
