/** What other capabilities may ask ordering. */
package io.pontual.workers.ordering.contract;
