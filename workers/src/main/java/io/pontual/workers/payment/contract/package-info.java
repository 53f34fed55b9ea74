/** What other capabilities may ask payment. */
package io.pontual.workers.payment.contract;
