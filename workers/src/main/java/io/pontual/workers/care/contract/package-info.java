/** What other capabilities may ask care. */
package io.pontual.workers.care.contract;
