/** What other capabilities may ask returns. */
package io.pontual.workers.returns.contract;
