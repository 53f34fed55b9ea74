/** What the models and workers agree on about stock held for an order. */
package io.pontual.processes.inventory;
