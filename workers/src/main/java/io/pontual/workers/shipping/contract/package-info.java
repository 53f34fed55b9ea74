/** What other capabilities may ask shipping. */
package io.pontual.workers.shipping.contract;
