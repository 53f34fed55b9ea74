/** What the models, workers and the systems of nodes that send goods agree on: job records and queue messages. */
package io.pontual.processes.shipping;
