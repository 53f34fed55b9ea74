/** Galpão's side: a warehouse whose management system speaks over queues; with magic SKUs. */
package io.pontual.integrations.simulators.galpao;
