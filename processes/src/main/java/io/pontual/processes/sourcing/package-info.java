/** What the models and workers agree on about which node supplies which lines. */
package io.pontual.processes.sourcing;
