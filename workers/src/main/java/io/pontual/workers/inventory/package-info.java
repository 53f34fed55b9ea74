/** Nodes, products and stock that is never oversold. */
package io.pontual.workers.inventory;
