/** Armazém Sul's side: a warehouse whose management system reads and writes files; with magic SKUs. */
package io.pontual.integrations.simulators.armazemsul;
