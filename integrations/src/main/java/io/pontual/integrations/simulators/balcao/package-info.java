/** Balcão's side: a store that takes orders on, picks, and waits for the customer; with magic SKUs. */
package io.pontual.integrations.simulators.balcao;
