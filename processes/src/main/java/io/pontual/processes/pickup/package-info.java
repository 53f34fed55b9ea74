/** What the models, workers and store systems agree on: job records and queue messages. */
package io.pontual.processes.pickup;
