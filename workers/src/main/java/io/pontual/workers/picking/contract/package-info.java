/** What other capabilities may ask picking. */
package io.pontual.workers.picking.contract;
