/** Goods that wait in a store for their customer. */
package io.pontual.workers.pickup;
